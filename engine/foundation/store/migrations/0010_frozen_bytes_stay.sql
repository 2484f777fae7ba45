-- A REPLACE is a deletion and an insertion: with a trigger on updates alone it could put other bytes in a frozen message's place.
-- The gate's digest check would refuse them, but the signed mail would be lost.
CREATE TRIGGER approval_blob_kept BEFORE DELETE ON approval_blob
WHEN EXISTS (SELECT 1 FROM approval_message WHERE blob_sha256 = old.sha256)
BEGIN SELECT RAISE(ABORT, 'frozen bytes stay while a message needs them'); END;
CREATE INDEX approval_message_blob ON approval_message(blob_sha256);
