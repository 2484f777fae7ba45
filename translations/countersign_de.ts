<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AccountFacts</name>
    <message numerus="yes">
        <source>%n product(s)</source>
        <comment>owned</comment>
        <translation>
            <numerusform>%n Produkt</numerusform>
            <numerusform>%n Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Worth a year</source>
        <translation>Wert im Jahr</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>a value</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Open value</source>
        <translation>Offener Wert</translation>
    </message>
    <message>
        <source>Renews</source>
        <translation>Verlängert sich</translation>
    </message>
    <message>
        <source>No contract</source>
        <translation>Kein Vertrag</translation>
    </message>
    <message>
        <source>Last word</source>
        <translation>Letztes Wort</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keines</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a person, %2 a date.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>waits for us</source>
        <translation>wartet auf uns</translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) out of date</source>
        <translation>
            <numerusform>%n Kennzahl veraltet</numerusform>
            <numerusform>%n Kennzahlen veraltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s)</source>
        <comment>that health rests on</comment>
        <translation>
            <numerusform>%n Kennzahl</numerusform>
            <numerusform>%n Kennzahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message numerus="yes">
        <source>%n open opportunity(s)</source>
        <translation>
            <numerusform>%n offene Chance</numerusform>
            <numerusform>%n offene Chancen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <comment>length of a contract</comment>
        <translation>
            <numerusform>%n Monat</numerusform>
            <numerusform>%n Monate</numerusform>
        </translation>
    </message>
    <message>
        <source>renews by itself</source>
        <comment>a contract</comment>
        <translation>verlängert sich von selbst</translation>
    </message>
    <message>
        <source>ends unless renewed</source>
        <comment>a contract</comment>
        <translation>endet ohne Verlängerung</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)’ notice</source>
        <comment>of a contract</comment>
        <translation>
            <numerusform>%n Tag Kündigungsfrist</numerusform>
            <numerusform>%n Tage Kündigungsfrist</numerusform>
        </translation>
    </message>
    <message>
        <source>Renews %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Verlängert sich am %1</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Endet am %1</translation>
    </message>
    <message>
        <source>Since %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Notice until %1. %2</source>
        <extracomment>%1 is a date, %2 a sentence such as &quot;Renews 2 Jul&quot;.</extracomment>
        <translation>Kündbar bis %1. %2</translation>
    </message>
    <message>
        <source>Contract %1: %2. %3.</source>
        <extracomment>For a screen reader: %1 is a contract&apos;s number, %2 &quot;Since 2 Jul 2025&quot;, %3 &quot;Renews 2 Jul&quot;.</extracomment>
        <translation>Vertrag %1: %2. %3.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a day such as &quot;Today&quot;, &quot;Thu&quot; or &quot;2 Jul&quot;, %2 a time such as &quot;10:00&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>now</source>
        <comment>age of data</comment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>%1 is a number of minutes; the age of something in a narrow column.</extracomment>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>%1 is a number of hours; the age of something in a narrow column.</extracomment>
        <translation>%1 Std.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <comment>distance of a date</comment>
        <translation>heute</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <comment>distance of a date</comment>
        <translation>
            <numerusform>in %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <comment>distance of a date</comment>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <comment>within a sentence</comment>
        <translation>heute</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <comment>within a sentence</comment>
        <translation>morgen</translation>
    </message>
    <message>
        <source>yesterday</source>
        <comment>within a sentence</comment>
        <translation>gestern</translation>
    </message>
</context>
<context>
    <name>DraftWords</name>
    <message>
        <source>Ready, the manager signs too</source>
        <translation>Bereit, die Leitung unterschreibt mit</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Waits for: %1</source>
        <extracomment>%1 is a role, such as Manager.</extracomment>
        <translation>Wartet auf: %1</translation>
    </message>
    <message>
        <source>Frozen, not signed yet</source>
        <translation>Eingefroren, nicht unterschrieben</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Andere wählen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Something went wrong inside Countersign</source>
        <translation>In Countersign ist ein Fehler passiert</translation>
    </message>
    <message>
        <source>Nothing was sent and nothing was lost. If it happens again, save a support bundle and send it to us.</source>
        <translation>Nichts wurde gesendet, nichts ging verloren. Passiert es wieder, speichern Sie ein Diagnosepaket und senden Sie es uns.</translation>
    </message>
    <message>
        <source>That can&apos;t be used as it is</source>
        <translation>So lässt sich das nicht verwenden</translation>
    </message>
    <message>
        <source>Check what you entered and try again.</source>
        <translation>Prüfen Sie die Eingabe und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This isn&apos;t there any more</source>
        <translation>Das gibt es nicht mehr</translation>
    </message>
    <message>
        <source>It was removed or merged meanwhile. Go back and read the list again.</source>
        <translation>Es wurde inzwischen entfernt oder zusammengeführt. Gehen Sie zurück und lesen Sie die Liste neu.</translation>
    </message>
    <message>
        <source>There is one already</source>
        <translation>Das gibt es schon</translation>
    </message>
    <message>
        <source>Choose another name, or use the one that is there.</source>
        <translation>Wählen Sie einen anderen Namen oder verwenden Sie, was schon da ist.</translation>
    </message>
    <message>
        <source>It changed while you were looking at it</source>
        <translation>Es hat sich geändert, während Sie es ansahen</translation>
    </message>
    <message>
        <source>Somebody or something else was faster. Read it again; what you typed is kept.</source>
        <translation>Jemand oder etwas war schneller. Lesen Sie es neu; Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>You stopped it. What was done before is kept.</source>
        <translation>Sie haben es angehalten. Was vorher getan wurde, bleibt.</translation>
    </message>
    <message>
        <source>There is no workspace here</source>
        <translation>Hier ist kein Arbeitsbereich</translation>
    </message>
    <message>
        <source>Choose another folder, or start with a new workspace.</source>
        <translation>Wählen Sie einen anderen Ordner oder beginnen Sie einen neuen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>This workspace was written by a newer version</source>
        <translation>Diesen Arbeitsbereich hat eine neuere Version geschrieben</translation>
    </message>
    <message>
        <source>It can be read but not changed here. Update Countersign to go on working.</source>
        <translation>Er lässt sich hier lesen, aber nicht ändern. Aktualisieren Sie Countersign, um weiterzuarbeiten.</translation>
    </message>
    <message>
        <source>The workspace is busy</source>
        <translation>Der Arbeitsbereich ist belegt</translation>
    </message>
    <message>
        <source>Another program is writing to it. It is free again in a moment.</source>
        <translation>Ein anderes Programm schreibt gerade. Er ist gleich wieder frei.</translation>
    </message>
    <message>
        <source>The passphrase does not fit</source>
        <translation>Die Passphrase passt nicht</translation>
    </message>
    <message>
        <source>Nothing was opened or signed. Mind upper and lower case, and the keyboard layout.</source>
        <translation>Nichts wurde geöffnet oder unterschrieben. Achten Sie auf Groß- und Kleinschreibung und die Tastaturbelegung.</translation>
    </message>
    <message>
        <source>The workspace file is damaged</source>
        <translation>Die Datei des Arbeitsbereichs ist beschädigt</translation>
    </message>
    <message>
        <source>Restore the last copy from the backups folder. Nothing is written to the damaged file.</source>
        <translation>Stellen Sie die letzte Kopie aus dem Sicherungsordner wieder her. In die beschädigte Datei wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>The workspace can&apos;t be written</source>
        <translation>Der Arbeitsbereich ist schreibgeschützt</translation>
    </message>
    <message>
        <source>The file or its folder is read only. Give yourself the right to write, then try again.</source>
        <translation>Datei oder Ordner lassen sich nur lesen. Geben Sie sich Schreibrechte und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Make some room, then try again. What was saved before is whole.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es noch einmal. Was gespeichert war, ist unversehrt.</translation>
    </message>
    <message>
        <source>The file can&apos;t be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>It is missing, locked, or you have no right to read it.</source>
        <translation>Sie fehlt, ist gesperrt, oder Ihnen fehlt das Leserecht.</translation>
    </message>
    <message>
        <source>This isn&apos;t what it claims to be</source>
        <translation>Das ist nicht, was es zu sein vorgibt</translation>
    </message>
    <message>
        <source>The data is broken or of another format. Nothing of it was taken over.</source>
        <translation>Die Daten sind beschädigt oder haben ein anderes Format. Nichts davon wurde übernommen.</translation>
    </message>
    <message>
        <source>This is too large</source>
        <translation>Das ist zu groß</translation>
    </message>
    <message>
        <source>It is beyond the limit that keeps the program safe. Split it and try again.</source>
        <translation>Es überschreitet die Grenze, die das Programm sicher hält. Teilen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The text&apos;s encoding isn&apos;t known</source>
        <translation>Die Zeichenkodierung ist unbekannt</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and import it again.</source>
        <translation>Speichern Sie die Datei als UTF-8 und importieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>A column is missing</source>
        <translation>Eine Spalte fehlt</translation>
    </message>
    <message>
        <source>Add the column to the file, or map another one to it.</source>
        <translation>Ergänzen Sie die Spalte in der Datei oder ordnen Sie eine andere zu.</translation>
    </message>
    <message>
        <source>There is no network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>What you do here is kept. It goes on by itself when the network is back.</source>
        <translation>Was Sie hier tun, bleibt erhalten. Es geht von selbst weiter, sobald das Netz zurück ist.</translation>
    </message>
    <message>
        <source>The server can&apos;t be found</source>
        <translation>Der Server ist nicht zu finden</translation>
    </message>
    <message>
        <source>Check its name and your network.</source>
        <translation>Prüfen Sie seinen Namen und Ihr Netz.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t answer</source>
        <translation>Der Server antwortet nicht</translation>
    </message>
    <message>
        <source>It is up but takes no connection. Check the port, or try later.</source>
        <translation>Er läuft, nimmt aber keine Verbindung an. Prüfen Sie den Port oder versuchen Sie es später.</translation>
    </message>
    <message>
        <source>The connection broke</source>
        <translation>Die Verbindung riss ab</translation>
    </message>
    <message>
        <source>It is tried again where that is safe. A message whose fate is unknown waits for you in the Outbox.</source>
        <translation>Wo es sicher ist, wird es noch einmal versucht. Eine Nachricht mit unklarem Verbleib wartet im Ausgang auf Sie.</translation>
    </message>
    <message>
        <source>The server took too long</source>
        <translation>Der Server brauchte zu lange</translation>
    </message>
    <message>
        <source>Nothing is sent twice. Try again in a moment.</source>
        <translation>Nichts wird doppelt gesendet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The connection isn&apos;t safe</source>
        <translation>Die Verbindung ist nicht sicher</translation>
    </message>
    <message>
        <source>The server&apos;s certificate can&apos;t be trusted, so nothing was sent. Ask who runs the server.</source>
        <translation>Dem Zertifikat des Servers ist nicht zu trauen, darum wurde nichts gesendet. Fragen Sie, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>This address may not be reached</source>
        <translation>Diese Adresse ist nicht erlaubt</translation>
    </message>
    <message>
        <source>This workspace only talks to the servers that are set up for it.</source>
        <translation>Dieser Arbeitsbereich spricht nur mit den eingerichteten Servern.</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>Der Server lehnte ab</translation>
    </message>
    <message>
        <source>Read what it said, mend that, and try again.</source>
        <translation>Lesen Sie, was er sagte, beheben Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server has a problem</source>
        <translation>Der Server hat ein Problem</translation>
    </message>
    <message>
        <source>It is on their side. Try again later.</source>
        <translation>Es liegt auf seiner Seite. Versuchen Sie es später.</translation>
    </message>
    <message>
        <source>The server&apos;s answer makes no sense</source>
        <translation>Die Antwort des Servers ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>It may be another kind of server than the one that was set up.</source>
        <translation>Vielleicht ist es eine andere Art von Server als eingerichtet.</translation>
    </message>
    <message>
        <source>The server asks for a pause</source>
        <translation>Der Server bittet um eine Pause</translation>
    </message>
    <message>
        <source>Its limit is reached. It goes on by itself when the pause is over.</source>
        <translation>Seine Grenze ist erreicht. Nach der Pause geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>Bitte melden Sie sich wieder an</translation>
    </message>
    <message>
        <source>The sign-in has ended. Nothing was lost.</source>
        <translation>Die Anmeldung ist abgelaufen. Nichts ging verloren.</translation>
    </message>
    <message>
        <source>The sign-in was refused</source>
        <translation>Die Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Check the name and the password, or ask who runs the account.</source>
        <translation>Prüfen Sie Name und Passwort oder fragen Sie, wer das Konto betreibt.</translation>
    </message>
    <message>
        <source>The key isn&apos;t at hand</source>
        <translation>Der Schlüssel ist nicht zur Hand</translation>
    </message>
    <message>
        <source>The key chain is locked or doesn&apos;t have it. Unlock it, or use the passphrase.</source>
        <translation>Der Schlüsselbund ist gesperrt oder enthält ihn nicht. Entsperren Sie ihn oder verwenden Sie die Passphrase.</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>Das dürfen Sie nicht</translation>
    </message>
    <message>
        <source>Your role doesn&apos;t cover it. Ask an admin of this workspace.</source>
        <translation>Ihre Rolle erlaubt es nicht. Fragen Sie die Administration dieses Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>The policy refuses this</source>
        <translation>Die Richtlinie lehnt das ab</translation>
    </message>
    <message>
        <source>Read the rule beside it, and change what it names.</source>
        <translation>Lesen Sie die Regel daneben und ändern Sie, was sie nennt.</translation>
    </message>
    <message>
        <source>A claim has no source yet</source>
        <translation>Eine Aussage hat noch keine Quelle</translation>
    </message>
    <message>
        <source>Edit it, use what the source says, or overrule it with a reason. Then it can be approved.</source>
        <translation>Ändern Sie sie, übernehmen Sie, was die Quelle sagt, oder setzen Sie sich mit Begründung darüber hinweg. Dann lässt sich freigeben.</translation>
    </message>
    <message>
        <source>A signature isn&apos;t valid</source>
        <translation>Eine Unterschrift ist ungültig</translation>
    </message>
    <message>
        <source>The message stays where it is. It has to be reviewed and signed again.</source>
        <translation>Die Nachricht bleibt, wo sie ist. Sie muss noch einmal geprüft und unterschrieben werden.</translation>
    </message>
    <message>
        <source>A signature is missing</source>
        <translation>Eine Unterschrift fehlt</translation>
    </message>
    <message>
        <source>The message leaves when everybody whose signature the policy asks for has signed.</source>
        <translation>Die Nachricht geht hinaus, wenn alle unterschrieben haben, die die Richtlinie verlangt.</translation>
    </message>
    <message>
        <source>The approval has expired</source>
        <translation>Die Freigabe ist abgelaufen</translation>
    </message>
    <message>
        <source>Too much time went by. Look at the message once more and sign it again.</source>
        <translation>Es ist zu viel Zeit vergangen. Sehen Sie die Nachricht noch einmal an und unterschreiben Sie neu.</translation>
    </message>
    <message>
        <source>The approval is void</source>
        <translation>Die Freigabe ist hinfällig</translation>
    </message>
    <message>
        <source>Something that was signed has changed. Look at the message once more and sign it again.</source>
        <translation>Etwas Unterschriebenes hat sich geändert. Sehen Sie die Nachricht noch einmal an und unterschreiben Sie neu.</translation>
    </message>
    <message>
        <source>The recipient has opted out</source>
        <translation>Der Empfänger hat sich abgemeldet</translation>
    </message>
    <message>
        <source>Nothing may be sent to this address.</source>
        <translation>An diese Adresse darf nichts gesendet werden.</translation>
    </message>
    <message>
        <source>This needs a person</source>
        <translation>Das braucht einen Menschen</translation>
    </message>
    <message>
        <source>Open it and decide.</source>
        <translation>Öffnen Sie es und entscheiden Sie.</translation>
    </message>
    <message>
        <source>Nobody knows whether it arrived</source>
        <translation>Niemand weiß, ob es angekommen ist</translation>
    </message>
    <message>
        <source>The line dropped at the last moment. It is never sent again by itself: say in the Outbox what happened.</source>
        <translation>Die Leitung riss im letzten Augenblick ab. Von selbst wird nie noch einmal gesendet: Sagen Sie im Ausgang, was geschehen ist.</translation>
    </message>
    <message>
        <source>The model&apos;s answer can&apos;t be used</source>
        <translation>Die Antwort des Modells ist unbrauchbar</translation>
    </message>
    <message>
        <source>The offline template can write the draft instead.</source>
        <translation>Die Offline-Vorlage kann den Entwurf schreiben.</translation>
    </message>
    <message>
        <source>The model&apos;s answer was cut off</source>
        <translation>Die Antwort des Modells wurde abgeschnitten</translation>
    </message>
    <message>
        <source>Nothing of it was used. Try again, or use the offline template.</source>
        <translation>Nichts davon wurde verwendet. Versuchen Sie es noch einmal oder nehmen Sie die Offline-Vorlage.</translation>
    </message>
    <message>
        <source>The cost cap is reached</source>
        <translation>Die Kostengrenze ist erreicht</translation>
    </message>
    <message>
        <source>The offline template costs nothing. An admin can raise the cap.</source>
        <translation>Die Offline-Vorlage kostet nichts. Die Administration kann die Grenze anheben.</translation>
    </message>
    <message>
        <source>There is nothing to write from</source>
        <translation>Es gibt nichts, woraus sich schreiben ließe</translation>
    </message>
    <message>
        <source>No source says anything that this draft could rest on. Import more, or choose another use case.</source>
        <translation>Keine Quelle sagt etwas, worauf dieser Entwurf sich stützen könnte. Importieren Sie mehr oder wählen Sie einen anderen Anlass.</translation>
    </message>
</context>
<context>
    <name>FigureText</name>
    <message>
        <source>champion has left</source>
        <translation>Fürsprecher ist weg</translation>
    </message>
    <message>
        <source>alike accounts that own more</source>
        <translation>ähnliche Kunden mit mehr Produkten</translation>
    </message>
    <message>
        <source>days since two-way contact</source>
        <translation>Tage seit letztem Austausch</translation>
    </message>
    <message>
        <source>days to renewal</source>
        <translation>Tage bis zur Verlängerung</translation>
    </message>
    <message>
        <source>days since the demo</source>
        <translation>Tage seit der Demo</translation>
    </message>
    <message>
        <source>employees</source>
        <translation>Beschäftigte</translation>
    </message>
    <message>
        <source>days since a ticket was solved</source>
        <translation>Tage seit gelöstem Ticket</translation>
    </message>
    <message>
        <source>people in two-way contact</source>
        <translation>Personen im Austausch</translation>
    </message>
    <message>
        <source>days to the notice date</source>
        <translation>Tage bis Kündigungstermin</translation>
    </message>
    <message>
        <source>open opportunity value</source>
        <translation>offener Chancenwert</translation>
    </message>
    <message>
        <source>open tickets</source>
        <translation>offene Tickets</translation>
    </message>
    <message>
        <source>health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>products owned</source>
        <translation>Produkte im Einsatz</translation>
    </message>
    <message>
        <source>visits to prices, 14 days</source>
        <translation>Preisseiten, 14 Tage</translation>
    </message>
    <message>
        <source>days at this stage</source>
        <translation>Tage in dieser Phase</translation>
    </message>
    <message>
        <source>days a mail waits for us</source>
        <translation>Tage, die eine Mail wartet</translation>
    </message>
    <message>
        <source>usage, last 30 days</source>
        <translation>Nutzung, letzte 30 Tage</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Kühlt ab</translation>
    </message>
    <message>
        <source>Never in touch</source>
        <translation>Nie in Kontakt</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>Waits for us</source>
        <translation>Wartet auf uns</translation>
    </message>
    <message>
        <source>Likely to close</source>
        <translation>Abschluss wahrscheinlich</translation>
    </message>
    <message>
        <source>Unlikely to close</source>
        <translation>Abschluss unwahrscheinlich</translation>
    </message>
    <message>
        <source>May close</source>
        <translation>Abschluss möglich</translation>
    </message>
    <message>
        <source>Close rate unknown</source>
        <translation>Abschlussquote unbekannt</translation>
    </message>
    <message>
        <source>Asks about products</source>
        <translation>Fragt nach Produkten</translation>
    </message>
    <message>
        <source>Could own more</source>
        <translation>Könnte mehr nutzen</translation>
    </message>
    <message>
        <source>Looks at prices</source>
        <translation>Sieht Preise an</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>In a deal</source>
        <translation>In Verhandlung</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>Interessent</translation>
    </message>
    <message>
        <source>Renewing</source>
        <translation>Vor Verlängerung</translation>
    </message>
    <message>
        <source>good</source>
        <comment>health of an account</comment>
        <translation>gut</translation>
    </message>
    <message>
        <source>to watch</source>
        <comment>health of an account</comment>
        <translation>zu beobachten</translation>
    </message>
    <message>
        <source>at risk</source>
        <comment>health of an account</comment>
        <translation>gefährdet</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a segment of the workspace&apos;s own, %2 the class of it that an account is in.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>KindText</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Line item</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Web visit</source>
        <translation>Webbesuch</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Bestände</translation>
    </message>
    <message>
        <source>Busy times</source>
        <translation>Belegte Zeiten</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Campaign members</source>
        <translation>Kampagnenmitglieder</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>Verträge</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>Line items</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>Chancen</translation>
    </message>
    <message>
        <source>Parts in opportunities</source>
        <translation>Rollen in Chancen</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Price books</source>
        <translation>Preislisten</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Kolleginnen, Kollegen</translation>
    </message>
    <message>
        <source>Web visits</source>
        <translation>Webbesuche</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Wertebereich</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Pflichtfeld</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Uniqueness</source>
        <translation>Eindeutigkeit</translation>
    </message>
    <message>
        <source>CSV files</source>
        <translation>CSV-Dateien</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Demo world</source>
        <translation>Demo-Welt</translation>
    </message>
    <message>
        <source>Active users</source>
        <translation>Aktive Nutzer</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>MappingMark</name>
    <message>
        <source>The row’s id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Guessed</source>
        <translation>Geraten</translation>
    </message>
    <message>
        <source>Part of %1</source>
        <extracomment>%1 is a field that several columns fill together.</extracomment>
        <translation>Teil von %1</translation>
    </message>
</context>
<context>
    <name>MoneyText</name>
    <message>
        <source>%1 a year</source>
        <extracomment>%1 is an amount of money: &quot;€84,000 a year&quot;.</extracomment>
        <translation>%1 im Jahr</translation>
    </message>
    <message>
        <source>%1 deal</source>
        <extracomment>%1 is an amount of money: &quot;€46,500 deal&quot;.</extracomment>
        <translation>Abschluss über %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 is a number: a share in percent. Mind the space that your language wants before the sign.</extracomment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>Phrase</name>
    <message>
        <source>Accepted by the server</source>
        <translation>Vom Server angenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) need an answer</source>
        <translation>
            <numerusform>%n Nachricht braucht eine Antwort</numerusform>
            <numerusform>%n Nachrichten brauchen eine Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a source&apos;s name, %2 what its server said.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 has not been read since %2</source>
        <extracomment>%1 is a source&apos;s name, %2 a day and time.</extracomment>
        <translation>%1 wurde seit %2 nicht gelesen</translation>
    </message>
    <message>
        <source>%1 “%2” is too large</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist zu groß</translation>
    </message>
    <message>
        <source>Asked on %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Gefragt am %1</translation>
    </message>
    <message>
        <source>The row is not valid text in the file’s encoding</source>
        <translation>Die Zeile ist in der Kodierung der Datei kein gültiger Text</translation>
    </message>
    <message>
        <source>The mail was changed after it was frozen</source>
        <translation>Die Mail wurde nach dem Einfrieren geändert</translation>
    </message>
    <message>
        <source>A cell is too large</source>
        <translation>Eine Zelle ist zu groß</translation>
    </message>
    <message>
        <source>The claim report was changed</source>
        <translation>Der Aussagenbericht wurde geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s) to settle</source>
        <translation>
            <numerusform>%n Aussage zu klären</numerusform>
            <numerusform>%n Aussagen zu klären</numerusform>
        </translation>
    </message>
    <message>
        <source>Close date %1 has passed</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Abschlussdatum %1 ist vorbei</translation>
    </message>
    <message>
        <source>Column “%1” is not used</source>
        <extracomment>%1 is a column of the file.</extracomment>
        <translation>Spalte „%1“ wird nicht verwendet</translation>
    </message>
    <message>
        <source>Amounts have no currency; taken as %1</source>
        <extracomment>%1 is a currency code.</extracomment>
        <translation>Beträge ohne Währung; gelesen als %1</translation>
    </message>
    <message>
        <source>Demo on %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Demo am %1</translation>
    </message>
    <message>
        <source>%1 “%2” appears twice</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ kommt zweimal vor</translation>
    </message>
    <message>
        <source>Waits for a signature</source>
        <translation>Wartet auf eine Unterschrift</translation>
    </message>
    <message>
        <source>Ready, the manager signs too</source>
        <translation>Bereit, die Leitung unterschreibt mit</translation>
    </message>
    <message>
        <source>No draft yet</source>
        <translation>Noch kein Entwurf</translation>
    </message>
    <message>
        <source>Draft ready</source>
        <translation>Entwurf bereit</translation>
    </message>
    <message>
        <source>The id %1 appears twice</source>
        <extracomment>%1 is an id from the file.</extracomment>
        <translation>Die Kennung %1 kommt zweimal vor</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <extracomment>%1 is a column that must not be empty.
----------
%1 is a column of the file.</extracomment>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>The value is unknown</source>
        <translation>Der Wert ist unbekannt</translation>
    </message>
    <message>
        <source>%1 is above %2</source>
        <extracomment>%1 and %2 are amounts of money.</extracomment>
        <translation>%1 liegt über %2</translation>
    </message>
    <message>
        <source>The approval expired at %1</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>Die Freigabe lief ab: %1</translation>
    </message>
    <message>
        <source>%1 changed since the signature</source>
        <extracomment>%1 is the name of a fact.</extracomment>
        <translation>%1 änderte sich seit der Unterschrift</translation>
    </message>
    <message>
        <source>The cost cap is reached</source>
        <translation>Die Kostengrenze ist erreicht</translation>
    </message>
    <message>
        <source>The model&apos;s answer was not usable</source>
        <translation>Die Antwort des Modells war unbrauchbar</translation>
    </message>
    <message>
        <source>No model is set up</source>
        <translation>Kein Modell eingerichtet</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>The model&apos;s server refused</source>
        <translation>Der Server des Modells lehnte ab</translation>
    </message>
    <message>
        <source>The model&apos;s answer was cut off</source>
        <translation>Die Antwort des Modells wurde abgeschnitten</translation>
    </message>
    <message>
        <source>%1 was not read: %2</source>
        <extracomment>%1 is a file, %2 says why.</extracomment>
        <translation>%1 wurde nicht gelesen: %2</translation>
    </message>
    <message>
        <source>Opted out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>The mail’s %1 does not agree with what was submitted</source>
        <extracomment>%1 is a part of the mail&apos;s head, in English: &quot;from&quot;, &quot;to&quot;, &quot;message-id&quot;.</extracomment>
        <translation>%1 der Mail stimmt nicht mit dem Eingereichten überein</translation>
    </message>
    <message>
        <source>%1 should have closed on %2</source>
        <extracomment>%1 is an opportunity, %2 a date. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>%1 sollte am %2 abgeschlossen sein</translation>
    </message>
    <message numerus="yes">
        <source>%n similar account(s) own %2</source>
        <extracomment>%2 is a product. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>%n ähnlicher Kunde hat %2</numerusform>
            <numerusform>%n ähnliche Kunden haben %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>demo on %1, silence for %n day(s)</source>
        <extracomment>%1 is a date. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>Demo am %1, seit %n Tag Stille</numerusform>
            <numerusform>Demo am %1, seit %n Tagen Stille</numerusform>
        </translation>
    </message>
    <message>
        <source>owned by %1, who should take it</source>
        <extracomment>%1 is a colleague. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>gehört %1 und sollte dort übernommen werden</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) to the pricing page</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>%n Besuch der Preisseite</numerusform>
            <numerusform>%n Besuche der Preisseite</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a question open for %n day(s)</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>eine Frage seit %n Tag offen</numerusform>
            <numerusform>eine Frage seit %n Tagen offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>renewal in %n day(s)</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>Verlängerung in %n Tag</numerusform>
            <numerusform>Verlängerung in %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>renewal in %n day(s), a question still open</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>Verlängerung in %n Tag, eine Frage noch offen</numerusform>
            <numerusform>Verlängerung in %n Tagen, eine Frage noch offen</numerusform>
        </translation>
    </message>
    <message>
        <source>replied on %1, waits for an answer</source>
        <extracomment>%1 is a date. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>hat am %1 geantwortet, wartet auf Antwort</translation>
    </message>
    <message numerus="yes">
        <source>no word for %n day(s)</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>seit %n Tag kein Wort</numerusform>
            <numerusform>seit %n Tagen kein Wort</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of similar accounts own what this one does not</source>
        <extracomment>%1 is a share in percent. Middle of a sentence: who, company — this — value.
----------
%1 is a share in percent.</extracomment>
        <translation>%1 % ähnlicher Kunden haben, was hier fehlt</translation>
    </message>
    <message numerus="yes">
        <source>in the same stage for %n day(s)</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>seit %n Tag in derselben Phase</numerusform>
            <numerusform>seit %n Tagen in derselben Phase</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 for %n day(s)</source>
        <extracomment>%1 is a stage of the pipeline. Middle of a sentence: who, company — this — value.
----------
%1 is a stage of the pipeline.</extracomment>
        <translation>
            <numerusform>%1 seit %n Tag</numerusform>
            <numerusform>%1 seit %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>ticket %1 is open</source>
        <extracomment>%1 is a ticket&apos;s number. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>Ticket %1 ist offen</translation>
    </message>
    <message>
        <source>ticket %1 was solved</source>
        <extracomment>%1 is a ticket&apos;s number. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>Ticket %1 wurde gelöst</translation>
    </message>
    <message numerus="yes">
        <source>a ticket was solved %n day(s) ago</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>ein Ticket wurde vor %n Tag gelöst</numerusform>
            <numerusform>ein Ticket wurde vor %n Tagen gelöst</numerusform>
        </translation>
    </message>
    <message>
        <source>usage fell by %1 %</source>
        <extracomment>%1 is a number. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>Nutzung fiel um %1 %</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>Zu wenig Daten</translation>
    </message>
    <message>
        <source>%1 “%2” is too long for an id</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist zu lang für eine Kennung</translation>
    </message>
    <message>
        <source>Signed before the key was enrolled</source>
        <translation>Unterschrieben, bevor der Schlüssel angemeldet war</translation>
    </message>
    <message>
        <source>The audit log was changed by somebody; nothing is sent on its word</source>
        <translation>Jemand hat das Prüfprotokoll verändert; auf sein Wort hin geht nichts hinaus</translation>
    </message>
    <message>
        <source>The audit log does not know the signer’s key</source>
        <translation>Das Prüfprotokoll kennt den Schlüssel nicht</translation>
    </message>
    <message>
        <source>The signer’s key was revoked</source>
        <translation>Der Schlüssel wurde widerrufen</translation>
    </message>
    <message>
        <source>Signed with a key that is not the signer’s</source>
        <translation>Mit einem fremden Schlüssel unterschrieben</translation>
    </message>
    <message>
        <source>Sent messages whose recipient accepted a meeting afterwards</source>
        <translation>Gesendete Nachrichten, nach denen der Empfänger ein Treffen annahm</translation>
    </message>
    <message>
        <source>Sent messages after which an opportunity of the account was opened or moved forward</source>
        <translation>Gesendete Nachrichten, nach denen beim Kunden eine Chance entstand oder vorankam</translation>
    </message>
    <message>
        <source>Sent messages with a human reply in the thread; automatic answers and bounces do not count</source>
        <translation>Gesendete Nachrichten mit einer menschlichen Antwort im Verlauf; automatische Antworten und Rückläufer zählen nicht</translation>
    </message>
    <message>
        <source>%1 “%2” looks like “%3”</source>
        <extracomment>%1 is a column, %2 what stands there, %3 what is probably meant.</extracomment>
        <translation>%1 „%2“ sieht aus wie „%3“</translation>
    </message>
    <message>
        <source>Meeting accepted for %1</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>Treffen angenommen für %1</translation>
    </message>
    <message>
        <source>Moved down: mail has just gone</source>
        <translation>Tiefer: eben ging eine Mail hinaus</translation>
    </message>
    <message>
        <source>New today</source>
        <translation>Heute neu</translation>
    </message>
    <message>
        <source>Moved up: a reply came</source>
        <translation>Höher: eine Antwort kam</translation>
    </message>
    <message>
        <source>%1 “%2” is negative</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist negativ</translation>
    </message>
    <message>
        <source>%1 is new as %2</source>
        <extracomment>%1 is a person, %2 a role in a company.</extracomment>
        <translation>%1 ist neu als %2</translation>
    </message>
    <message>
        <source>Draft a follow-up</source>
        <translation>Nachfassmail entwerfen</translation>
    </message>
    <message>
        <source>Nothing due</source>
        <translation>Nichts fällig</translation>
    </message>
    <message>
        <source>Reply today</source>
        <translation>Heute antworten</translation>
    </message>
    <message>
        <source>Wait until %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Warten bis %1</translation>
    </message>
    <message>
        <source>%1 “%2” has no currency</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ hat keine Währung</translation>
    </message>
    <message>
        <source>The signature was used before or is void</source>
        <translation>Die Unterschrift wurde schon verwendet oder ist hinfällig</translation>
    </message>
    <message>
        <source>%1 “%2” is not a date</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist kein Datum</translation>
    </message>
    <message>
        <source>%1 “%2” is not a number</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 “%2” is not between 0 and 100</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ liegt nicht zwischen 0 und 100</translation>
    </message>
    <message>
        <source>%1 “%2” is not a day and time</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist kein Zeitpunkt</translation>
    </message>
    <message>
        <source>%1 “%2” is not an amount of money</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist kein Geldbetrag</translation>
    </message>
    <message>
        <source>%1 “%2” is not an e-mail address</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>This signature is there already, or not needed</source>
        <translation>Diese Unterschrift ist schon da oder nicht nötig</translation>
    </message>
    <message>
        <source>The first signature is the author’s</source>
        <translation>Zuerst unterschreibt, wer geschrieben hat</translation>
    </message>
    <message>
        <source>%1 “%2” is not a whole number</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 “%2” is neither yes nor no</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist weder Ja noch Nein</translation>
    </message>
    <message>
        <source>Nothing on record that a mail could rest on</source>
        <translation>Es liegt nichts vor, worauf sich eine Mail stützen könnte</translation>
    </message>
    <message>
        <source>Notice until %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Kündbar bis %1</translation>
    </message>
    <message>
        <source>The row has NUL bytes</source>
        <translation>Die Zeile enthält NUL-Bytes</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is an opportunity, %2 its stage.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Out of office, said on %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Abwesend, gemeldet am %1</translation>
    </message>
    <message>
        <source>Out of office until %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Abwesend bis %1</translation>
    </message>
    <message>
        <source>%1 of similar accounts own %2</source>
        <extracomment>%1 is a share in percent, %2 a product.</extracomment>
        <translation>%1 ähnlicher Kunden haben %2</translation>
    </message>
    <message>
        <source>What was signed differs: %1</source>
        <extracomment>%1 is the name of a field of the signed statement, in English.</extracomment>
        <translation>Unterschrieben wurde anderes: %1</translation>
    </message>
    <message>
        <source>The policy changed since the signature</source>
        <translation>Die Richtlinie änderte sich seit der Unterschrift</translation>
    </message>
    <message>
        <source>The audit log does not know the policy in force</source>
        <translation>Das Prüfprotokoll kennt die geltende Richtlinie nicht</translation>
    </message>
    <message numerus="yes">
        <source>Pricing page %n time(s)</source>
        <translation>
            <numerusform>Preisseite %n-mal</numerusform>
            <numerusform>Preisseite %n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>No %1</source>
        <extracomment>%1 is a kind of record, such as account.</extracomment>
        <translation>Ohne %1</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Vom Server abgelehnt</translation>
    </message>
    <message>
        <source>Renews %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Verlängert sich am %1</translation>
    </message>
    <message>
        <source>Replied on %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Antwort am %1</translation>
    </message>
    <message>
        <source>A reply came in that the signer may not have seen</source>
        <translation>Es kam eine Antwort, die beim Unterschreiben fehlte</translation>
    </message>
    <message>
        <source>Other signatures are needed now</source>
        <translation>Jetzt sind andere Unterschriften nötig</translation>
    </message>
    <message>
        <source>Returned: %1</source>
        <extracomment>%1 is what a colleague wrote.</extracomment>
        <translation>Zurückgegeben: %1</translation>
    </message>
    <message>
        <source>The audit log knows the signer in another role</source>
        <translation>Das Prüfprotokoll kennt die Person in anderer Rolle</translation>
    </message>
    <message>
        <source>The row is too large</source>
        <translation>Die Zeile ist zu groß</translation>
    </message>
    <message numerus="yes">
        <source>The row is longer than %n byte(s)</source>
        <translation>
            <numerusform>Die Zeile ist länger als %n Byte</numerusform>
            <numerusform>Die Zeile ist länger als %n Byte</numerusform>
        </translation>
    </message>
    <message>
        <source>The row is cut off</source>
        <translation>Die Zeile ist abgeschnitten</translation>
    </message>
    <message>
        <source>Every claim has a source</source>
        <translation>Jede Aussage hat eine Quelle</translation>
    </message>
    <message>
        <source>Cited facts are unchanged</source>
        <translation>Zitierte Fakten sind unverändert</translation>
    </message>
    <message>
        <source>Opt-out line and sender are in the mail</source>
        <translation>Abmeldezeile und Absender stehen in der Mail</translation>
    </message>
    <message>
        <source>No reply has come in meanwhile</source>
        <translation>Inzwischen kam keine Antwort</translation>
    </message>
    <message>
        <source>Only known links</source>
        <translation>Nur bekannte Links</translation>
    </message>
    <message>
        <source>Sent from an own mailbox</source>
        <translation>Aus eigenem Postfach gesendet</translation>
    </message>
    <message numerus="yes">
        <source>At most %n recipient(s)</source>
        <translation>
            <numerusform>Höchstens %n Empfänger</numerusform>
            <numerusform>Höchstens %n Empfänger</numerusform>
        </translation>
    </message>
    <message>
        <source>Recipients belong to the account</source>
        <translation>Empfänger gehören zum Kunden</translation>
    </message>
    <message>
        <source>All signatures are there</source>
        <translation>Alle Unterschriften sind da</translation>
    </message>
    <message>
        <source>No opt-out</source>
        <translation>Keine Abmeldung</translation>
    </message>
    <message>
        <source>Value within the rep&apos;s limit</source>
        <translation>Wert innerhalb der eigenen Grenze</translation>
    </message>
    <message>
        <source>Within the legal window</source>
        <translation>Innerhalb des erlaubten Zeitfensters</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) less</source>
        <translation>
            <numerusform>%n Punkt weniger</numerusform>
            <numerusform>%n Punkte weniger</numerusform>
        </translation>
    </message>
    <message>
        <source>No mail address</source>
        <translation>Keine Mailadresse</translation>
    </message>
    <message>
        <source>Nearer to the problem, but does not sign</source>
        <translation>Näher am Problem, unterschreibt aber nicht</translation>
    </message>
    <message>
        <source>Weaker tie</source>
        <translation>Schwächere Beziehung</translation>
    </message>
    <message>
        <source>Nobody countersigns their own message</source>
        <translation>Niemand zeichnet die eigene Nachricht gegen</translation>
    </message>
    <message>
        <source>The sender is no longer an address of the mailbox</source>
        <translation>Der Absender ist keine Adresse des Postfachs mehr</translation>
    </message>
    <message>
        <source>A signature does not verify: %1</source>
        <extracomment>%1 is a role, such as Manager.</extracomment>
        <translation>Eine Unterschrift hält der Prüfung nicht stand: %1</translation>
    </message>
    <message numerus="yes">
        <source>Silent for %n day(s)</source>
        <translation>
            <numerusform>Seit %n Tag still</numerusform>
            <numerusform>Seit %n Tagen still</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the same stage for %n day(s)</source>
        <translation>
            <numerusform>Seit %n Tag in derselben Phase</numerusform>
            <numerusform>Seit %n Tagen in derselben Phase</numerusform>
        </translation>
    </message>
    <message>
        <source>The recipient has opted out</source>
        <translation>Der Empfänger hat sich abgemeldet</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Ticket %1 open</source>
        <extracomment>%1 is a ticket&apos;s number.</extracomment>
        <translation>Ticket %1 offen</translation>
    </message>
    <message>
        <source>Ticket %1 solved</source>
        <extracomment>%1 is a ticket&apos;s number.</extracomment>
        <translation>Ticket %1 gelöst</translation>
    </message>
    <message numerus="yes">
        <source>Ticket solved %n day(s) ago</source>
        <translation>
            <numerusform>Ticket vor %n Tag gelöst</numerusform>
            <numerusform>Ticket vor %n Tagen gelöst</numerusform>
        </translation>
    </message>
    <message>
        <source>%2 columns instead of %1</source>
        <extracomment>%1 and %2 are numbers.</extracomment>
        <translation>%2 Spalten statt %1</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Two signatures</source>
        <translation>Zwei Unterschriften</translation>
    </message>
    <message numerus="yes">
        <source>Unanswered for %n day(s)</source>
        <translation>
            <numerusform>Seit %n Tag unbeantwortet</numerusform>
            <numerusform>Seit %n Tagen unbeantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>A quotation mark is never closed</source>
        <translation>Ein Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>The line dropped after the last byte</source>
        <translation>Leitung riss nach dem letzten Byte</translation>
    </message>
    <message>
        <source>The program stopped while it was sending</source>
        <translation>Das Programm hielt beim Senden an</translation>
    </message>
    <message>
        <source>%1 “%2” is not in the catalog; nearest is “%3”</source>
        <extracomment>%1 is a column, %2 what stands there, %3 the nearest known name.</extracomment>
        <translation>%1 „%2“ steht nicht im Katalog; am nächsten ist „%3“</translation>
    </message>
    <message>
        <source>%1 “%2” is not known</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ ist nicht bekannt</translation>
    </message>
    <message>
        <source>Usage %1 %2 %</source>
        <extracomment>%1 is a site, %2 a number with its sign.</extracomment>
        <translation>Nutzung %1 %2 %</translation>
    </message>
    <message>
        <source>Usage is steady</source>
        <translation>Nutzung ist stabil</translation>
    </message>
    <message>
        <source>%1 at stake</source>
        <extracomment>%1 is an amount of money.</extracomment>
        <translation>Es geht um %1</translation>
    </message>
    <message>
        <source>%1 is at stake by now, above %2: edit and submit it again</source>
        <extracomment>%1 and %2 are amounts of money.</extracomment>
        <translation>Inzwischen geht es um %1, mehr als %2: bearbeiten und neu einreichen</translation>
    </message>
    <message>
        <source>%1 “%2” could not be read</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ war nicht lesbar</translation>
    </message>
    <message>
        <source>Waits until the mailbox has been read</source>
        <translation>Wartet, bis das Postfach gelesen ist</translation>
    </message>
    <message>
        <source>Mailbox limit of %1 a day</source>
        <extracomment>%1 is a number of messages.</extracomment>
        <translation>Grenze des Postfachs: %1 am Tag</translation>
    </message>
    <message>
        <source>The server cannot be reached; tried again each minute</source>
        <translation>Der Server ist nicht erreichbar; jede Minute ein neuer Versuch</translation>
    </message>
    <message>
        <source>The server asked to try again at %1</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>Erneut, laut Server: %1</translation>
    </message>
    <message>
        <source>Waits for the signature of: %1</source>
        <extracomment>%1 is a role, such as Manager.</extracomment>
        <translation>Wartet auf die Unterschrift: %1</translation>
    </message>
    <message>
        <source>Everything is stopped</source>
        <translation>Alles ist angehalten</translation>
    </message>
    <message>
        <source>Leaves next</source>
        <translation>Geht als Nächstes</translation>
    </message>
    <message>
        <source>Can be taken back until %1</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>Rücknehmbar bis %1</translation>
    </message>
    <message>
        <source>Waits until %1</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>Wartet bis %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n similar account(s) own it</source>
        <extracomment>%1 and %n are numbers of accounts.</extracomment>
        <translation>
            <numerusform>%1 von %n ähnlichen Kunden hat es</numerusform>
            <numerusform>%1 von %n ähnlichen Kunden haben es</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) since the last mail</source>
        <translation>
            <numerusform>%n Tag seit der letzten Mail</numerusform>
            <numerusform>%n Tage seit der letzten Mail</numerusform>
        </translation>
    </message>
    <message>
        <source>Holiday in %1: %2</source>
        <extracomment>%1 is a place, %2 the holiday&apos;s name or date.</extracomment>
        <translation>Feiertag in %1: %2</translation>
    </message>
    <message>
        <source>Not before %1</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>Nicht vor %1</translation>
    </message>
    <message>
        <source>May leave now</source>
        <translation>Darf jetzt hinaus</translation>
    </message>
    <message>
        <source>Quiet hours in %1</source>
        <extracomment>%1 is a place.</extracomment>
        <translation>Ruhezeit in %1</translation>
    </message>
    <message>
        <source>Weekend in %1</source>
        <extracomment>%1 is a place.</extracomment>
        <translation>Wochenende in %1</translation>
    </message>
    <message>
        <source>Working hours %1 in %2</source>
        <extracomment>%1 is a range of times, %2 a place.</extracomment>
        <translation>Arbeitszeit %1 in %2</translation>
    </message>
    <message>
        <source>Time zone guessed from %1</source>
        <extracomment>%1 is a place or a country.</extracomment>
        <translation>Zeitzone geschätzt nach %1</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) instead of %2</source>
        <extracomment>%2 is a number of columns.</extracomment>
        <translation>
            <numerusform>%n Spalte statt %2</numerusform>
            <numerusform>%n Spalten statt %2</numerusform>
        </translation>
    </message>
    <message>
        <source>This person may not give this signature</source>
        <translation>Diese Person darf diese Unterschrift nicht geben</translation>
    </message>
    <message>
        <source>The message is %1</source>
        <extracomment>%1 is a state of a message, in English.</extracomment>
        <translation>Die Nachricht ist: %1</translation>
    </message>
    <message>
        <source>%1 “%2” is outside 1900 to 2200</source>
        <extracomment>%1 is a column, %2 what stands there.</extracomment>
        <translation>%1 „%2“ liegt nicht zwischen 1900 und 2200</translation>
    </message>
    <message>
        <source>Another mail to this person went out meanwhile</source>
        <translation>Inzwischen ging eine andere Mail an diese Person</translation>
    </message>
    <message>
        <source>What is at stake is unknown by now: edit and submit it again</source>
        <translation>Was auf dem Spiel steht, ist inzwischen unbekannt: bearbeiten und neu einreichen</translation>
    </message>
    <message>
        <source>Contacts without an account: nobody is suggested for them. Choose the column with their account’s number or name</source>
        <translation>Kontakte, die zu keinem Kunden gehören, werden nicht vorgeschlagen. Wählen Sie die Spalte mit Nummer oder Namen des Kunden</translation>
    </message>
    <message>
        <source>Column “%1” looks like an opt-out and is not used: whoever opted out there could be written to</source>
        <extracomment>%1 is a column of the file.</extracomment>
        <translation>Spalte „%1“ sieht nach einer Abmeldung aus und wird nicht verwendet: Wer sich dort abgemeldet hat, könnte Mail bekommen</translation>
    </message>
    <message>
        <source>Could not be handed over; tried again at %1</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>Übergabe misslungen; neuer Versuch um %1</translation>
    </message>
    <message>
        <source>The server refused the user or the password; tried again at %1</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>Der Server lehnt Benutzer oder Passwort ab; neuer Versuch um %1</translation>
    </message>
    <message>
        <source>Signed, on its way</source>
        <translation>Unterschrieben, auf dem Weg</translation>
    </message>
    <message>
        <source>Messages that your mail server accepted</source>
        <translation>Nachrichten, die Ihr Mailserver angenommen hat</translation>
    </message>
    <message>
        <source>The recipient has left, or has another address by now</source>
        <translation>Die Person ist ausgeschieden oder hat inzwischen eine andere Adresse</translation>
    </message>
    <message>
        <source>The time that it offers has passed or is taken: %1</source>
        <extracomment>%1 is a day and time.</extracomment>
        <translation>Der angebotene Termin ist vorbei oder vergeben: %1</translation>
    </message>
</context>
<context>
    <name>PhraseText</name>
    <message>
        <source>no column fills “%1”</source>
        <extracomment>%1 is a field that every record of a kind has. After &quot;contacts.csv was not read:&quot;.</extracomment>
        <translation>keine Spalte füllt „%1“</translation>
    </message>
    <message>
        <source>it is not a table</source>
        <comment>a file</comment>
        <translation>es ist keine Tabelle</translation>
    </message>
    <message>
        <source>its encoding is not known</source>
        <comment>a file</comment>
        <translation>die Kodierung ist unbekannt</translation>
    </message>
    <message>
        <source>it is too large</source>
        <comment>a file</comment>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <comment>a file</comment>
        <translation>sie lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>its kind of records is not known</source>
        <comment>a file</comment>
        <translation>die Art der Datensätze ist unbekannt</translation>
    </message>
    <message>
        <source>it is outside the folder</source>
        <comment>a file</comment>
        <translation>sie liegt außerhalb des Ordners</translation>
    </message>
    <message>
        <source>it is no regular file but a pipe, a device or a folder</source>
        <comment>a file</comment>
        <translation>sie ist keine gewöhnliche Datei, sondern eine Pipe, ein Gerät oder ein Ordner</translation>
    </message>
    <message>
        <source>it is a link to nothing</source>
        <comment>a file</comment>
        <translation>sie ist eine Verknüpfung ins Leere</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>The mail as its reader sees it</source>
        <translation>Die Mail, wie ihr Leser sie sieht</translation>
    </message>
</context>
<context>
    <name>PromptState</name>
    <message>
        <source>In use</source>
        <comment>a prompt version</comment>
        <translation>In Verwendung</translation>
    </message>
    <message>
        <source>Not in use</source>
        <comment>a prompt version</comment>
        <translation>Nicht in Verwendung</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Rule: second signature by a manager</source>
        <translation>Regel: zweite Unterschrift durch die Leitung</translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s) have a source</source>
        <translation>
            <numerusform>%n Aussage hat eine Quelle</numerusform>
            <numerusform>%n Aussagen haben eine Quelle</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was overruled</source>
        <extracomment>%1 is a stretch of the letter.</extracomment>
        <translation>„%1“ wurde übersteuert</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Genauer ansehen</translation>
    </message>
    <message>
        <source>A source changed since this was written</source>
        <translation>Eine Quelle hat sich seither geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n paragraph(s) edited by hand</source>
        <translation>
            <numerusform>%n Absatz von Hand geändert</numerusform>
            <numerusform>%n Absätze von Hand geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing edited by hand</source>
        <translation>Nichts von Hand geändert</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <extracomment>%1 is a prompt&apos;s name, %2 its version.</extracomment>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>Written by the template</source>
        <translation>Von der Vorlage geschrieben</translation>
    </message>
    <message>
        <source>Written by a model</source>
        <translation>Von einem Modell geschrieben</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Unterschriften</translation>
    </message>
    <message>
        <source>%1, signed %2</source>
        <extracomment>%1 is a role, %2 a day and time.</extracomment>
        <translation>%1, unterschrieben %2</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
</context>
<context>
    <name>RoleText</name>
    <message>
        <source>Rep</source>
        <translation>Vertrieb</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Champion</source>
        <comment>part in a buying committee</comment>
        <translation>Fürsprecher</translation>
    </message>
    <message>
        <source>User</source>
        <comment>part in a buying committee</comment>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Signs</source>
        <comment>part in a buying committee</comment>
        <translation>Unterschreibt</translation>
    </message>
    <message>
        <source>Can block</source>
        <comment>part in a buying committee</comment>
        <translation>Kann bremsen</translation>
    </message>
    <message>
        <source>Negotiates</source>
        <comment>part in a buying committee</comment>
        <translation>Verhandelt</translation>
    </message>
    <message>
        <source>Strong</source>
        <comment>tie to a person</comment>
        <translation>Stark</translation>
    </message>
    <message>
        <source>Good</source>
        <comment>tie to a person</comment>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Fair</source>
        <comment>tie to a person</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Weak</source>
        <comment>tie to a person</comment>
        <translation>Schwach</translation>
    </message>
    <message>
        <source>None</source>
        <comment>tie to a person</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Post-demo</source>
        <translation>Nach der Demo</translation>
    </message>
    <message>
        <source>Renewal and upsell</source>
        <translation>Verlängerung, Ausbau</translation>
    </message>
    <message>
        <source>Cross-sell</source>
        <translation>Zusatzverkauf</translation>
    </message>
    <message>
        <source>Re-engagement</source>
        <translation>Wiederanknüpfen</translation>
    </message>
    <message>
        <source>After a ticket</source>
        <translation>Nach einem Ticket</translation>
    </message>
    <message>
        <source>Pricing interest</source>
        <translation>Preisinteresse</translation>
    </message>
    <message>
        <source>Mail</source>
        <comment>suggested action</comment>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Chat</source>
        <comment>suggested action</comment>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Call</source>
        <comment>suggested action</comment>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Wait</source>
        <comment>suggested action</comment>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Hand over</source>
        <comment>suggested action</comment>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Decides</source>
        <comment>part in a buying committee</comment>
        <translation>Entscheidet</translation>
    </message>
    <message>
        <source>Has the budget</source>
        <comment>part in a buying committee</comment>
        <translation>Hat das Budget</translation>
    </message>
    <message>
        <source>Has influence</source>
        <comment>part in a buying committee</comment>
        <translation>Hat Einfluss</translation>
    </message>
</context>
<context>
    <name>SigningWords</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Then the manager signs too; nothing leaves before.</source>
        <translation>Danach unterschreibt auch die Leitung; vorher geht nichts ab.</translation>
    </message>
    <message>
        <source>Then the author signs too; nothing leaves before.</source>
        <translation>Danach unterschreibt auch, wer geschrieben hat; vorher geht nichts ab.</translation>
    </message>
    <message>
        <source>It can be taken back for %1, and leaves when the window opens.</source>
        <extracomment>%1 is a duration: &quot;1 minute&quot;.</extracomment>
        <translation>%1 lang lässt sie sich zurücknehmen; sie geht ab, sobald das Zeitfenster beginnt.</translation>
    </message>
    <message>
        <source>It can be taken back for %1, and leaves %2.</source>
        <extracomment>%1 is a duration: &quot;1 minute&quot;, %2 when the mail leaves: &quot;today 10:00&quot;.</extracomment>
        <translation>%1 lang lässt sie sich zurücknehmen; sie geht %2 ab.</translation>
    </message>
    <message>
        <source>%1 signs these exact bytes (%2).</source>
        <extracomment>%1 is a person, %2 a role such as Manager.</extracomment>
        <translation>%1 unterschreibt genau diese Bytes (%2).</translation>
    </message>
</context>
<context>
    <name>SourceState</name>
    <message>
        <source>Failed</source>
        <comment>a source</comment>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <extracomment>%1 is a number of rows.</extracomment>
        <translation>%1 abgewiesen</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <comment>a source</comment>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>a source</comment>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>a source has been read</comment>
        <translation>Gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) left out</source>
        <comment>of a source</comment>
        <translation>
            <numerusform>%Ln Zelle ausgelassen</numerusform>
            <numerusform>%Ln Zellen ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Transmitting</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Replied</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>Away note</source>
        <translation>Abwesenheit</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>Rückläufer</translation>
    </message>
    <message>
        <source>Opted out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Has a source</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Ohne Quelle</translation>
    </message>
    <message>
        <source>Overruled</source>
        <translation>Übersteuert</translation>
    </message>
</context>
<context>
    <name>UserMenu</name>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Sign in as %1, %2</source>
        <extracomment>%1 is a person, %2 their role.</extracomment>
        <translation>Anmelden als %1, %2</translation>
    </message>
    <message>
        <source>Another &amp;workspace…</source>
        <translation>Anderer &amp;Arbeitsbereich …</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>S&amp;perren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Forget on this computer</source>
        <translation>Auf diesem Computer &amp;vergessen</translation>
    </message>
</context>
<context>
    <name>countersign::desktop::Desktop</name>
    <message>
        <source>Opening the workspace</source>
        <translation>Arbeitsbereich wird geöffnet</translation>
    </message>
    <message>
        <source>Making the demo workspace</source>
        <translation>Demo-Arbeitsbereich wird angelegt</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <extracomment>%1 is the name of a file that is being imported.</extracomment>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Making the workspace</source>
        <translation>Arbeitsbereich wird angelegt</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>Wird entsperrt</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Folder of the CSV export</source>
        <translation>Ordner des CSV-Exports</translation>
    </message>
    <message>
        <source>The key chain of this computer did not take it; the passphrase is asked next time too.</source>
        <translation>Der Schlüsselbund dieses Computers hat es nicht angenommen; die Passphrase wird auch beim nächsten Mal verlangt.</translation>
    </message>
    <message>
        <source>This computer could not forget it; the log says why.</source>
        <translation>Dieser Computer konnte es nicht vergessen; warum, steht im Protokoll.</translation>
    </message>
    <message>
        <source>Forgotten; the passphrase is asked at the next start.</source>
        <translation>Vergessen; beim nächsten Start wird die Passphrase verlangt.</translation>
    </message>
</context>
<context>
    <name>countersign::desktop::FrameBar</name>
    <message>
        <source>Oldest data %1</source>
        <extracomment>%1 is how long ago the longest unread source was read: &quot;3 h&quot;.</extracomment>
        <translation>Älteste Daten %1</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <comment>%1 is a time such as 10:12</comment>
        <translation>Offline seit %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Everything is stopped</source>
        <translation>Alles ist angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) need your answer</source>
        <translation>
            <numerusform>%n Nachricht braucht Ihre Antwort</numerusform>
            <numerusform>%n Nachrichten brauchen Ihre Antwort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>messages in the outbox</comment>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to leave</source>
        <translation>Nichts wartet auf den Versand</translation>
    </message>
    <message>
        <source>%1, next leaves %2</source>
        <extracomment>%1 is &quot;7 waiting&quot;, %2 a day and time such as &quot;today 10:00&quot;.</extracomment>
        <translation>%1, nächste geht %2</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <extracomment>%1 is the name of a source that could not be read.</extracomment>
        <translation>%1 war nicht lesbar</translation>
    </message>
    <message>
        <source>%1 read %2</source>
        <extracomment>%1 is the name of a source, %2 a day and time such as &quot;today 08:26&quot;.</extracomment>
        <translation>%1 gelesen %2</translation>
    </message>
</context>
<context>
    <name>countersign::models::AccountModel</name>
    <message>
        <source>Account</source>
        <comment>column</comment>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Segments</source>
        <comment>column</comment>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Open value</source>
        <comment>column</comment>
        <translation>Offener Wert</translation>
    </message>
    <message>
        <source>Renews</source>
        <comment>column</comment>
        <translation>Verlängerung</translation>
    </message>
    <message>
        <source>Last contact</source>
        <comment>column</comment>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>People</source>
        <comment>column</comment>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>countersign::models::BoardModel</name>
    <message>
        <source>Needs you</source>
        <comment>heading on the departure board</comment>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Moving</source>
        <comment>heading on the departure board</comment>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>heading on the departure board</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Rules are checked again before each departure</source>
        <translation>Vor jedem Abgang werden die Regeln neu geprüft</translation>
    </message>
    <message>
        <source>Gone</source>
        <comment>heading on the departure board</comment>
        <translation>Abgegangen</translation>
    </message>
    <message>
        <source>now</source>
        <comment>leaves now</comment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Leaves</source>
        <comment>column: when a message leaves</comment>
        <translation>Geht ab</translation>
    </message>
    <message>
        <source>To</source>
        <comment>column: recipient</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>column: subject</comment>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Why, and until when</source>
        <comment>column: why a message waits</comment>
        <translation>Warum, und bis wann</translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <comment>leaves in so many seconds</comment>
        <translation>
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::models::ImportCountModel</name>
    <message>
        <source>Kind</source>
        <comment>of record, column</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>Rows</source>
        <comment>of a file, column</comment>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>New</source>
        <comment>rows of a file, column</comment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>rows of a file, column</comment>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <comment>rows of a file, column</comment>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>rows of a file, column</comment>
        <translation>Abgewiesen</translation>
    </message>
</context>
<context>
    <name>countersign::models::RejectedModel</name>
    <message>
        <source>Line</source>
        <comment>of a file, column</comment>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of record, column</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>Rule</source>
        <comment>column</comment>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>column</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>%1, cell only</source>
        <extracomment>%1 is the rule that a cell broke; the rest of its row was taken.</extracomment>
        <translation>%1, nur die Zelle</translation>
    </message>
</context>
<context>
    <name>countersign::models::SuggestionModel</name>
    <message>
        <source>, %1 — %2</source>
        <extracomment>Follows a person&apos;s name: %1 is the company, %2 why now. &quot;Marta K., Ostravelle Foods — renewal in 23 days&quot;.</extracomment>
        <translation>, %1 — %2</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>what a key does here</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Draft</source>
        <comment>what a key does here</comment>
        <translation>Entwerfen</translation>
    </message>
    <message>
        <source>Snooze</source>
        <comment>what a key does here</comment>
        <translation>Später</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <comment>what a key does here</comment>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Runner-up</source>
        <comment>what a key does here</comment>
        <translation>Nächste Person</translation>
    </message>
    <message numerus="yes">
        <source>%n more are waiting for a better moment</source>
        <comment>suggestions</comment>
        <translation>
            <numerusform>%n weiterer wartet auf einen besseren Moment</numerusform>
            <numerusform>%n weitere warten auf einen besseren Moment</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <extracomment>%1 is a sentence such as &quot;14 more are waiting for a better moment&quot;.</extracomment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1; the next from %2.</source>
        <extracomment>%1 is &quot;14 more are waiting for a better moment&quot;, %2 a day such as &quot;tomorrow&quot;, &quot;Thu&quot; or &quot;2 Jul&quot;.</extracomment>
        <translation>%1; der nächste ab %2</translation>
    </message>
    <message>
        <source>That’s all for today.</source>
        <translation>Das war alles für heute.</translation>
    </message>
</context>
<context>
    <name>countersign::models::TimelineModel</name>
    <message numerus="yes">
        <source>waits for us %n day(s)</source>
        <comment>a mail</comment>
        <translation>
            <numerusform>wartet seit %n Tag auf uns</numerusform>
            <numerusform>wartet seit %n Tagen auf uns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::AccountContext</name>
    <message>
        <source>Products and figures</source>
        <translation>Produkte und Kennzahlen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Suggested, and why</source>
        <translation>Vorgeschlagen, und warum</translation>
    </message>
    <message>
        <source>Owned</source>
        <translation>Im Einsatz</translation>
    </message>
    <message>
        <source>Nothing that the sources know of</source>
        <translation>Nichts, wovon die Quellen wissen</translation>
    </message>
    <message>
        <source>since %1</source>
        <extracomment>%1 is a year.</extracomment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwerfen</translation>
    </message>
    <message>
        <source>Draft a mail about %1</source>
        <extracomment>For a screen reader: %1 is a product.</extracomment>
        <translation>Eine Mail über %1 entwerfen</translation>
    </message>
    <message>
        <source>What the figures rest on</source>
        <translation>Worauf die Zahlen beruhen</translation>
    </message>
    <message>
        <source>never</source>
        <comment>age of a figure</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 old</source>
        <extracomment>%1 is an age such as &quot;3 h&quot;.</extracomment>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>version %1</source>
        <comment>of how a figure is computed</comment>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <extracomment>%1 is a kind of record or a source, %2 the version of how a figure is computed.</extracomment>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
</context>
<context>
    <name>countersign::screens::AccountPage</name>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Zurück zu heute</translation>
    </message>
    <message>
        <source>People and opportunities</source>
        <translation>Personen und Chancen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>Chancen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Kinds of entries</source>
        <translation>Arten von Einträgen</translation>
    </message>
    <message>
        <source>All</source>
        <comment>entries of the timeline</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Mail</source>
        <comment>entries of the timeline</comment>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Meetings</source>
        <comment>entries of the timeline</comment>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>Tickets</source>
        <comment>entries of the timeline</comment>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Usage</source>
        <comment>entries of the timeline</comment>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>No account is open</source>
        <translation>Kein Kunde ist geöffnet</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Wählen Sie einen aus der Liste.</translation>
    </message>
    <message>
        <source>Go to Accounts</source>
        <translation>Zu den Kunden</translation>
    </message>
    <message>
        <source>Reading the account</source>
        <translation>Kunde wird gelesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <comment>employees of a company</comment>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>As it was on %1</source>
        <extracomment>%1 is a long date: what the page shows is the past.</extracomment>
        <translation>Stand vom %1</translation>
    </message>
    <message>
        <source>Contract %1</source>
        <extracomment>%1 is a contract&apos;s number.</extracomment>
        <translation>Vertrag %1</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>opportunities</comment>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Won</source>
        <comment>opportunity</comment>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Nobody here may be written to.</source>
        <translation>Hier darf niemand angeschrieben werden.</translation>
    </message>
    <message>
        <source>This is the past. Go back to today to write.</source>
        <translation>Das ist die Vergangenheit. Zum Schreiben zurück zu heute.</translation>
    </message>
    <message>
        <source>Draft a mail to this account</source>
        <translation>Mail an diesen Kunden entwerfen</translation>
    </message>
    <message>
        <source>See this account as of a day</source>
        <translation>Diesen Kunden an einem Tag ansehen</translation>
    </message>
    <message>
        <source>Draft a mail to the person with the focus, or to the strongest tie</source>
        <translation>Mail an die markierte Person oder an die stärkste Beziehung entwerfen</translation>
    </message>
    <message>
        <source>Back to today, then back to where you came from</source>
        <translation>Zurück zu heute, dann dorthin, woher Sie kamen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
</context>
<context>
    <name>countersign::screens::AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Name or city</source>
        <translation>Name oder Ort</translation>
    </message>
    <message>
        <source>Reading the accounts</source>
        <translation>Kunden werden gelesen</translation>
    </message>
    <message>
        <source>Search accounts by name or city</source>
        <translation>Kunden nach Name oder Ort suchen</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>All segments</source>
        <translation>Alle Segmente</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By open value</source>
        <translation>Nach offenem Wert</translation>
    </message>
    <message>
        <source>By renewal</source>
        <translation>Nach Verlängerung</translation>
    </message>
    <message>
        <source>By last contact</source>
        <translation>Nach letztem Kontakt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No account fits</source>
        <translation>Kein Kunde passt</translation>
    </message>
    <message>
        <source>Try fewer letters, or another segment.</source>
        <translation>Versuchen Sie weniger Buchstaben oder ein anderes Segment.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Noch keine Kunden</translation>
    </message>
    <message>
        <source>Import an export of your CRM, and they stand here.</source>
        <translation>Importieren Sie einen Export Ihres CRM, dann stehen sie hier.</translation>
    </message>
    <message>
        <source>Go to Sources</source>
        <translation>Zu den Quellen</translation>
    </message>
    <message>
        <source>Search accounts</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>Kunden öffnen</translation>
    </message>
</context>
<context>
    <name>countersign::screens::AskBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Ihre Passphrase</translation>
    </message>
</context>
<context>
    <name>countersign::screens::AuditCard</name>
    <message>
        <source>Not verified yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Every signature, edit and departure is an entry that names the one before it by its hash. Verifying reads them all.</source>
        <translation>Jede Unterschrift, Änderung und jeder Abgang ist ein Eintrag, der den vorigen mit seinem Hash nennt. Die Prüfung liest sie alle.</translation>
    </message>
    <message>
        <source>Verify the audit log</source>
        <translation>Protokoll prüfen</translation>
    </message>
    <message>
        <source>Export it</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>The log is whole</source>
        <translation>Das Protokoll ist unversehrt</translation>
    </message>
    <message>
        <source>The log is broken</source>
        <translation>Das Protokoll ist beschädigt</translation>
    </message>
    <message>
        <source>Entries read and found in an unbroken chain: %1. The last one has this hash:</source>
        <extracomment>%1 is a number of entries.</extracomment>
        <translation>Einträge, gelesen und in lückenloser Kette gefunden: %1. Der letzte hat diesen Hash:</translation>
    </message>
    <message>
        <source>Entry %1 does not fit the one before it: %2. What was signed before it still stands.</source>
        <translation>Eintrag %1 passt nicht zum vorigen: %2. Was davor unterschrieben wurde, gilt weiter.</translation>
    </message>
</context>
<context>
    <name>countersign::screens::ClaimCard</name>
    <message>
        <source>No price book or quote says %1</source>
        <extracomment>%1 is an amount of money as the draft has it.</extracomment>
        <translation>Keine Preisliste und kein Angebot nennt %1</translation>
    </message>
    <message>
        <source>%1 was never filled in</source>
        <extracomment>%1 is a placeholder that nobody filled, such as {{name}}.</extracomment>
        <translation>%1 wurde nie ausgefüllt</translation>
    </message>
    <message>
        <source>“%1” tells the customer what only we may know</source>
        <extracomment>%1 is a stretch of the draft.</extracomment>
        <translation>„%1“ verrät dem Kunden, was nur wir wissen dürfen</translation>
    </message>
    <message>
        <source>%1 is not an address that we know</source>
        <extracomment>%1 is a web or mail address.</extracomment>
        <translation>%1 ist keine Adresse, die wir kennen</translation>
    </message>
    <message>
        <source>“%1” cites no source</source>
        <extracomment>%1 is a stretch of the draft.</extracomment>
        <translation>„%1“ nennt keine Quelle</translation>
    </message>
    <message>
        <source>No source says “%1”</source>
        <extracomment>%1 is a stretch of the draft: a date, a number, a name.</extracomment>
        <translation>Keine Quelle sagt „%1“</translation>
    </message>
    <message>
        <source>Cite a source</source>
        <translation>Belegen</translation>
    </message>
    <message>
        <source>Overrule</source>
        <translation>Übersteuern</translation>
    </message>
    <message>
        <source>Overrule with a reason</source>
        <translation>Mit Grund übersteuern</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a source such as &quot;Price book EU 2026&quot;, %2 what it says.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No fact of this draft comes near it.</source>
        <translation>Kein Beleg dieses Entwurfs kommt dem nahe.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <extracomment>%1 is what the source says instead: &quot;€4,250&quot;.</extracomment>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>“%1” holds characters that nobody can see; take them out</source>
        <extracomment>%1 is a word of the draft with the hidden characters written out: &quot;690[U+200B]&quot;.</extracomment>
        <translation>„%1“ enthält Zeichen, die niemand sieht; nehmen Sie sie heraus</translation>
    </message>
</context>
<context>
    <name>countersign::screens::DepartureBar</name>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>Cc %1</source>
        <translation>Cc %1</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From, in thread</source>
        <translation>Von, im Verlauf</translation>
    </message>
    <message>
        <source>New thread</source>
        <translation>Neuer Verlauf</translation>
    </message>
    <message>
        <source>Reply to “%1”</source>
        <translation>Antwort auf „%1“</translation>
    </message>
    <message>
        <source>When the window opens</source>
        <translation>Sobald es erlaubt ist</translation>
    </message>
    <message>
        <source>Checked again just before</source>
        <translation>Wird davor neu geprüft</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a day and time, %2 the city whose time it is.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in %2, checked again before</source>
        <extracomment>%1 is a time, %2 the recipient&apos;s city.</extracomment>
        <translation>%1 in %2, davor neu geprüft</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Geht ab</translation>
    </message>
    <message>
        <source>%1 of %2 rules pass</source>
        <extracomment>%1 and %2 are numbers: &quot;8 of 9 rules pass&quot;.</extracomment>
        <translation>%1 von %2 Regeln</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <extracomment>%1 is a rule that is not met yet: &quot;Every claim has a source&quot;.</extracomment>
        <translation>Offen: %1</translation>
    </message>
    <message>
        <source>Two signatures needed</source>
        <translation>Zwei Unterschriften nötig</translation>
    </message>
    <message>
        <source>One signature needed</source>
        <translation>Eine Unterschrift nötig</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>See the exact text</source>
        <translation>Text zeigen</translation>
    </message>
    <message>
        <source>Written by the template</source>
        <translation>Von der Vorlage geschrieben</translation>
    </message>
    <message>
        <source>See what went</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <comment>that went to a model</comment>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>To the model</source>
        <translation>Ans Modell</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
</context>
<context>
    <name>countersign::screens::EvidenceCard</name>
    <message>
        <source>“%1”</source>
        <extracomment>A quotation: %1 is what a customer wrote.</extracomment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Changed since this draft was written</source>
        <translation>Seit diesem Entwurf geändert</translation>
    </message>
    <message>
        <source>For us only, never for the letter</source>
        <translation>Nur für uns, nie für den Brief</translation>
    </message>
    <message>
        <source>Source %1, %2: %3</source>
        <extracomment>A piece of evidence for a screen reader: %1 its number, %2 its source, %3 what it says.</extracomment>
        <translation>Quelle %1, %2: %3</translation>
    </message>
</context>
<context>
    <name>countersign::screens::EvidencePane</name>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>follows the cursor</source>
        <translation>folgt der Einfügemarke</translation>
    </message>
    <message>
        <source>No source for “%1”</source>
        <extracomment>%1 is a stretch of the draft that no source bears out.</extracomment>
        <translation>Keine Quelle für „%1“</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>sperrt</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <comment>of a draft</comment>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Known, but not cited</source>
        <translation>Bekannt, aber nicht genannt</translation>
    </message>
    <message>
        <source>Source for “%1”</source>
        <extracomment>%1 is a stretch of the draft that needs a source.</extracomment>
        <translation>Quelle für „%1“</translation>
    </message>
    <message>
        <source>Enter cites it</source>
        <translation>Eingabe nennt sie</translation>
    </message>
</context>
<context>
    <name>countersign::screens::FigurePane</name>
    <message>
        <source>%1–%2</source>
        <extracomment>%1 and %2 are the ends of an interval: &quot;18.6–26.0%&quot;.</extracomment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>No message is behind this figure yet.</source>
        <translation>Hinter dieser Zahl steht noch keine Nachricht.</translation>
    </message>
    <message>
        <source>Behind the figure</source>
        <translation>Hinter der Zahl</translation>
    </message>
    <message>
        <source>Messages behind the figure</source>
        <translation>Nachrichten hinter der Zahl</translation>
    </message>
    <message>
        <source>%1 of %2
%3</source>
        <extracomment>%1 and %2 are counts of messages, %3 an interval such as &quot;18.6–26.0%&quot;.</extracomment>
        <translation>%1 von %2
%3</translation>
    </message>
</context>
<context>
    <name>countersign::screens::GovernancePage</name>
    <message>
        <source>opted out</source>
        <comment>why nothing is sent to somebody</comment>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>entered by hand</source>
        <comment>why nothing is sent to somebody</comment>
        <translation>von Hand eingetragen</translation>
    </message>
    <message>
        <source>the address does not exist</source>
        <comment>why nothing is sent to somebody</comment>
        <translation>die Adresse gibt es nicht</translation>
    </message>
    <message>
        <source>erased at their wish</source>
        <comment>why nothing is sent to somebody</comment>
        <translation>auf Wunsch gelöscht</translation>
    </message>
    <message>
        <source>Who may sign, by which rules, and the proof of what happened.</source>
        <translation>Wer unterschreiben darf, nach welchen Regeln, und der Nachweis, was geschah.</translation>
    </message>
    <message>
        <source>Reading people and policy</source>
        <translation>Personen und Richtlinie werden gelesen</translation>
    </message>
    <message>
        <source>Governance</source>
        <translation>Aufsicht</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Postfächer</translation>
    </message>
    <message>
        <source>Nothing is sent to</source>
        <translation>Nichts geht an</translation>
    </message>
    <message>
        <source>A mail address that wants nothing from us</source>
        <translation>Eine Mailadresse, die nichts von uns will</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>Nichts senden</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>The policy&apos;s document</source>
        <translation>Das Dokument der Richtlinie</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Nobody may sign here yet</source>
        <translation>Hier darf noch niemand unterschreiben</translation>
    </message>
    <message>
        <source>People are enrolled when a workspace is made.</source>
        <translation>Personen werden beim Anlegen eines Arbeitsbereichs angemeldet.</translation>
    </message>
    <message>
        <source>Has a signing key</source>
        <translation>Hat einen Schlüssel</translation>
    </message>
    <message>
        <source>Cannot sign</source>
        <translation>Kann nicht unterschreiben</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a role, %2 a mail address.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>version %1, sha256 %2</source>
        <extracomment>%1 is the version of the policy, %2 the beginning of its hash.</extracomment>
        <translation>Version %1, SHA-256 %2</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>Nie gelesen</translation>
    </message>
    <message>
        <source>Read %1</source>
        <extracomment>%1 is a day and time such as &quot;today 08:29&quot;.</extracomment>
        <translation>Gelesen %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Nothing is sent to %1 any more.</source>
        <extracomment>%1 is a mail address.</extracomment>
        <translation>An %1 wird nichts mehr gesendet.</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>The audit log is in %1.</source>
        <extracomment>%1 is the path of a file.</extracomment>
        <translation>Das Protokoll liegt in %1.</translation>
    </message>
    <message>
        <source>Verify the audit log</source>
        <translation>Protokoll prüfen</translation>
    </message>
    <message>
        <source>No mailbox is set up, so nothing can be sent. Fill in your mail servers and run this at a terminal; it asks for the mailbox’s password. Where the workspace lies in a folder of its own, put --workspace and the folder first.</source>
        <translation>Kein Postfach ist eingerichtet, also kann nichts gesendet werden. Tragen Sie Ihre Mailserver ein und führen Sie dies in einem Terminal aus; nach dem Passwort des Postfachs wird gefragt. Liegt der Arbeitsbereich in einem eigenen Ordner, gehören --workspace und der Ordner davor.</translation>
    </message>
    <message>
        <source>The command that adds a mailbox</source>
        <translation>Der Befehl, der ein Postfach einrichtet</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The command is on the clipboard.</source>
        <translation>Der Befehl ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>countersign::screens::ImportView</name>
    <message>
        <source>Folder or file</source>
        <translation>Ordner oder Datei</translation>
    </message>
    <message>
        <source>A folder of CSV files, or one file</source>
        <translation>Ein Ordner mit CSV-Dateien oder eine Datei</translation>
    </message>
    <message>
        <source>Name of the source</source>
        <translation>Name der Quelle</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <extracomment>For a screen reader.</extracomment>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <extracomment>For a screen reader.</extracomment>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Look what is in it</source>
        <translation>Nachsehen, was darin ist</translation>
    </message>
    <message>
        <source>Back to the sources</source>
        <translation>Zurück zu den Quellen</translation>
    </message>
    <message>
        <source>Import a CSV export</source>
        <translation>CSV-Export importieren</translation>
    </message>
    <message>
        <source>Accounts, contacts, opportunities, contracts, tickets: whatever your CRM exports. The files are read on this computer and stay here. Nothing is written until you have seen what is in them.</source>
        <translation>Kunden, Kontakte, Chancen, Verträge, Tickets: was Ihr CRM exportiert. Die Dateien werden auf diesem Rechner gelesen und bleiben hier. Nichts wird geschrieben, bevor Sie gesehen haben, was darin ist.</translation>
    </message>
    <message>
        <source>The same name again brings the same source up to date: nothing is doubled.</source>
        <translation>Derselbe Name bringt dieselbe Quelle auf den neuesten Stand: nichts wird doppelt.</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Rows by kind</source>
        <translation>Zeilen nach Art</translation>
    </message>
    <message>
        <source>How columns are read</source>
        <translation>Wie Spalten gelesen werden</translation>
    </message>
    <message>
        <source>change what was guessed wrong</source>
        <translation>ändern, was falsch geraten ist</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a folder or a file, and give it a name.</source>
        <translation>Wählen Sie einen Ordner oder eine Datei und geben Sie einen Namen an.</translation>
    </message>
    <message>
        <source>Looking what is in it</source>
        <translation>Sieht nach, was darin ist</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import läuft</translation>
    </message>
    <message>
        <source>Nothing is written.</source>
        <translation>Nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>All rows are read. Figures and suggestions follow.</source>
        <translation>Alle Zeilen sind gelesen. Kennzahlen und Vorschläge folgen.</translation>
    </message>
    <message>
        <source>%1, row %2</source>
        <extracomment>%1 is a file, %2 a number of rows.</extracomment>
        <translation>%1, Zeile %2</translation>
    </message>
    <message numerus="yes">
        <source>Stopped. What had been read is in: %Ln row(s).</source>
        <comment>rows of a file</comment>
        <translation>
            <numerusform>Angehalten. Was gelesen war, ist da: %Ln Zeile.</numerusform>
            <numerusform>Angehalten. Was gelesen war, ist da: %Ln Zeilen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) imported.</source>
        <comment>rows of a file</comment>
        <translation>
            <numerusform>%Ln Zeile importiert.</numerusform>
            <numerusform>%Ln Zeilen importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected.</source>
        <comment>rows of a file</comment>
        <translation>
            <numerusform>%Ln Zeile abgewiesen.</numerusform>
            <numerusform>%Ln Zeilen abgewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing has been written yet</source>
        <translation>noch ist nichts geschrieben</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile importieren</numerusform>
            <numerusform>%Ln Zeilen importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>You changed how columns are read: the counts above are of before.</source>
        <translation>Sie haben geändert, wie Spalten gelesen werden: Die Zahlen oben sind von vorher.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cannot be taken: kept aside, each with its reason.</source>
        <translation>
            <numerusform>%Ln Zeile geht nicht: beiseitegelegt, mit Grund.</numerusform>
            <numerusform>%Ln Zeilen gehen nicht: beiseitegelegt, jede mit ihrem Grund.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every row can be taken.</source>
        <translation>Jede Zeile lässt sich übernehmen.</translation>
    </message>
    <message>
        <source>Stopping after the rows at hand</source>
        <translation>Hält nach den laufenden Zeilen an</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read as they are. Say below what their columns fill.</source>
        <translation>
            <numerusform>%n Datei ist so nicht lesbar. Sagen Sie unten, was ihre Spalten füllen.</numerusform>
            <numerusform>%n Dateien sind so nicht lesbar. Sagen Sie unten, was ihre Spalten füllen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::InsightsPage</name>
    <message>
        <source>Counting what came of it</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <source>Figures by</source>
        <translation>Zahlen nach</translation>
    </message>
    <message>
        <source>By use case</source>
        <translation>Nach Anlass</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Nach Prompt</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>From mail to opportunity</source>
        <translation>Von der Mail zur Chance</translation>
    </message>
    <message>
        <source>%1 intervals</source>
        <extracomment>%1 is a share such as &quot;95%&quot;.</extracomment>
        <translation>%1-Intervalle</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Quote</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>Chancen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>As of %1</source>
        <extracomment>%1 is a day and time such as &quot;today 08:31&quot;.</extracomment>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Nothing has been sent yet</source>
        <translation>Noch wurde nichts gesendet</translation>
    </message>
    <message>
        <source>As soon as mail has left, its replies, meetings and opportunities are counted here.</source>
        <translation>Sobald Mails hinausgegangen sind, werden hier ihre Antworten, Treffen und Chancen gezählt.</translation>
    </message>
    <message>
        <source>Go to Today</source>
        <translation>Zu heute</translation>
    </message>
    <message>
        <source>since %1</source>
        <extracomment>%1 is a day and time such as &quot;today 08:12&quot;.</extracomment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1 of sent, %2</source>
        <extracomment>%1 is a share such as &quot;22.1%&quot;, %2 its interval: &quot;18.6–26.0%&quot;.</extracomment>
        <translation>%1 der gesendeten, %2</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>a step of the funnel</comment>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Replied</source>
        <comment>a step of the funnel</comment>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Meeting</source>
        <comment>a step of the funnel</comment>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <comment>a step of the funnel</comment>
        <translation>Chance</translation>
    </message>
    <message>
        <source>by prompt version</source>
        <translation>nach Prompt-Version</translation>
    </message>
    <message>
        <source>by use case</source>
        <translation>nach Anlass</translation>
    </message>
    <message>
        <source>Reply rate</source>
        <translation>Antwortquote</translation>
    </message>
    <message>
        <source>Meeting rate</source>
        <translation>Treffenquote</translation>
    </message>
    <message>
        <source>Opportunity rate</source>
        <translation>Chancenquote</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <extracomment>%1 is the name of a prompt, %2 its version.</extracomment>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>Sent, all</source>
        <translation>Gesendet, alle</translation>
    </message>
    <message>
        <source>Replied, all</source>
        <translation>Beantwortet, alle</translation>
    </message>
    <message>
        <source>Meeting, all</source>
        <translation>Treffen, alle</translation>
    </message>
    <message>
        <source>Opportunity, all</source>
        <translation>Chancen, alle</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a rate such as &quot;Reply rate&quot;, %2 a use case or a prompt.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Show figures by use case</source>
        <translation>Zahlen nach Anlass zeigen</translation>
    </message>
    <message>
        <source>Show figures by prompt</source>
        <translation>Zahlen nach Prompt zeigen</translation>
    </message>
    <message>
        <source>Figures by use case</source>
        <translation>Zahlen nach Anlass</translation>
    </message>
    <message>
        <source>Figures by prompt</source>
        <translation>Zahlen nach Prompt</translation>
    </message>
    <message>
        <source>Next figure of the chart</source>
        <translation>Nächste Zahl des Diagramms</translation>
    </message>
    <message>
        <source>The messages behind the figure, then their account</source>
        <translation>Die Nachrichten hinter der Zahl, dann deren Kunden</translation>
    </message>
    <message>
        <source>Copy the figures as a table</source>
        <translation>Zahlen als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Einblicke</translation>
    </message>
    <message>
        <source>accepted by the mail server</source>
        <translation>vom Mailserver angenommen</translation>
    </message>
</context>
<context>
    <name>countersign::screens::LetterEditor</name>
    <message>
        <source>Letter</source>
        <translation>Brief</translation>
    </message>
</context>
<context>
    <name>countersign::screens::LimitBar</name>
    <message>
        <source>%1, limit %2</source>
        <extracomment>%1 is the value at stake, %2 the limit of the policy.</extracomment>
        <translation>%1, Grenze %2</translation>
    </message>
    <message>
        <source>limit %1</source>
        <extracomment>%1 is an amount of money.</extracomment>
        <translation>Grenze %1</translation>
    </message>
</context>
<context>
    <name>countersign::screens::MappingEditor</name>
    <message>
        <source>Look again to see the columns of this kind.</source>
        <translation>Sehen Sie noch einmal nach, um die Spalten dieser Art zu sehen.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>What the rows of this file are</source>
        <translation>Was die Zeilen dieser Datei sind</translation>
    </message>
    <message>
        <source>holds</source>
        <comment>between a file and a kind of records</comment>
        <translation>enthält</translation>
    </message>
    <message>
        <source>Column</source>
        <comment>of a file</comment>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Zum Beispiel</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>Füllt</translation>
    </message>
    <message>
        <source>Field that column %1 fills</source>
        <extracomment>For a screen reader: %1 is a column of a file.</extracomment>
        <translation>Feld, das Spalte %1 füllt</translation>
    </message>
    <message>
        <source>Not used</source>
        <comment>a column of a file</comment>
        <translation>Nicht verwendet</translation>
    </message>
</context>
<context>
    <name>countersign::screens::OutboxContext</name>
    <message>
        <source>now</source>
        <comment>when a message leaves</comment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <extracomment>%1 is a number of minutes.</extracomment>
        <translation>in %1 Min.</translation>
    </message>
    <message>
        <source>in %1 h %2 min</source>
        <extracomment>%1 is a number of hours, %2 a number of minutes.</extracomment>
        <translation>in %1 Std. %2 Min.</translation>
    </message>
    <message>
        <source>About this message</source>
        <translation>Über diese Nachricht</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>It arrived</source>
        <translation>Sie kam an</translation>
    </message>
    <message>
        <source>Open the mail</source>
        <translation>Mail öffnen</translation>
    </message>
    <message>
        <source>Rule by rule</source>
        <translation>Regel für Regel</translation>
    </message>
    <message>
        <source>passes</source>
        <comment>a rule</comment>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>waits</source>
        <comment>a rule</comment>
        <translation>wartet</translation>
    </message>
    <message>
        <source>All of it is checked again just before it leaves. If something changed, it comes back to Review.</source>
        <translation>All das wird kurz vor dem Abgang noch einmal geprüft. Hat sich etwas geändert, kommt sie zurück in die Prüfung.</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Attempt %1, %2</source>
        <extracomment>%1 is the number of an attempt, %2 a day and time.</extracomment>
        <translation>Versuch %1, %2</translation>
    </message>
    <message>
        <source>The whole mail was handed over.</source>
        <translation>Die ganze Mail wurde übergeben.</translation>
    </message>
    <message>
        <source>Nothing was handed over; it could still be stopped.</source>
        <translation>Nichts wurde übergeben; sie ließ sich noch anhalten.</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Unterschrieben von</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <comment>a number of seconds</comment>
        <translation>
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::OutboxPage</name>
    <message>
        <source>The server may have it. Nothing is sent again by itself.</source>
        <translation>Der Server hat sie vielleicht. Von selbst wird nichts noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Reading the outbox</source>
        <translation>Ausgang wird gelesen</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Alles anhalten</translation>
    </message>
    <message>
        <source>Departure board</source>
        <translation>Abfahrtstafel</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Nothing waits to leave</source>
        <translation>Nichts wartet auf den Versand</translation>
    </message>
    <message>
        <source>What you approve in Review departs from here.</source>
        <translation>Was Sie in der Prüfung freigeben, geht von hier ab.</translation>
    </message>
    <message>
        <source>Go to Review</source>
        <translation>Zur Prüfung</translation>
    </message>
    <message>
        <source>Let it move again</source>
        <translation>Wieder freigeben</translation>
    </message>
    <message>
        <source>Everything is stopped. Nothing leaves until you let it move again.</source>
        <translation>Alles ist angehalten. Nichts geht ab, bis Sie es wieder freigeben.</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) your answer</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n braucht Ihre Antwort</numerusform>
            <numerusform>%n brauchen Ihre Antwort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is or are moving</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n unterwegs</numerusform>
            <numerusform>%n unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is or are waiting</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Nichts wartet.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence about the outbox</comment>
        <extracomment>%1 is a list such as &quot;1 needs your answer, 7 are waiting&quot;.</extracomment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>The next leaves: %1.</source>
        <extracomment>%1 is a day and time such as &quot;today 10:00&quot;.</extracomment>
        <translation>Die nächste geht: %1.</translation>
    </message>
    <message>
        <source>It arrived</source>
        <translation>Sie kam an</translation>
    </message>
    <message>
        <source>It did not, queue again</source>
        <translation>Nein, neu einreihen</translation>
    </message>
    <message>
        <source>This one cannot be taken back any more.</source>
        <translation>Diese lässt sich nicht mehr zurücknehmen.</translation>
    </message>
    <message>
        <source>Taken back: the mail to %1 is a draft again and needs a new signature.</source>
        <extracomment>%1 is a person. A message was stopped and is a draft again.</extracomment>
        <translation>Zurückgenommen: Die Mail an %1 ist wieder ein Entwurf und braucht eine neue Unterschrift.</translation>
    </message>
    <message>
        <source>Only a message whose fate is unknown needs an answer.</source>
        <translation>Nur eine Nachricht mit unklarem Verbleib braucht eine Antwort.</translation>
    </message>
    <message>
        <source>The mail to %1 arrived; it counts as sent.</source>
        <extracomment>%1 is a person.</extracomment>
        <translation>Die Mail an %1 kam an; sie gilt als gesendet.</translation>
    </message>
    <message>
        <source>The mail to %1 did not arrive; it is queued again and may leave a second time.</source>
        <translation>Die Mail an %1 kam nicht an; sie ist neu eingereiht und darf ein zweites Mal hinaus.</translation>
    </message>
    <message>
        <source>Queue again</source>
        <translation>Neu einreihen</translation>
    </message>
    <message>
        <source>It arrived; it counts as sent.</source>
        <translation>Sie kam an; sie gilt als gesendet.</translation>
    </message>
    <message>
        <source>It did not arrive; it is queued again.</source>
        <translation>Sie kam nicht an; sie ist neu eingereiht.</translation>
    </message>
    <message>
        <source>Nothing may leave now; the board says why.</source>
        <translation>Jetzt darf nichts hinaus; die Tafel sagt, warum.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) left.</source>
        <translation>
            <numerusform>%n Nachricht ging ab.</numerusform>
            <numerusform>%n Nachrichten gingen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send now what may leave</source>
        <translation>Jetzt senden, was hinaus darf</translation>
    </message>
    <message>
        <source>Take this message back</source>
        <translation>Diese Nachricht zurücknehmen</translation>
    </message>
    <message>
        <source>It arrived, where nobody knows</source>
        <translation>Sie kam an (bei unklarem Verbleib)</translation>
    </message>
    <message>
        <source>It did not arrive: queue it again</source>
        <translation>Sie kam nicht an: neu einreihen</translation>
    </message>
    <message>
        <source>Open the mail</source>
        <translation>Mail öffnen</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>Kunden öffnen</translation>
    </message>
    <message>
        <source>Stop everything, or let it move again</source>
        <translation>Alles anhalten oder wieder freigeben</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
</context>
<context>
    <name>countersign::screens::PeopleList</name>
    <message>
        <source>Opted out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>%1, %2, %3, tie: %4</source>
        <extracomment>For a screen reader: %1 is a person, %2 a title, %3 a part in the committee, %4 how strong the tie is.</extracomment>
        <translation>%1, %2, %3, Beziehung: %4</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>countersign::screens::PromptsPage</name>
    <message>
        <source>Words of the prompt</source>
        <translation>Wortlaut des Prompts</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>Prompts werden gelesen</translation>
    </message>
    <message>
        <source>Prompt versions</source>
        <translation>Prompt-Versionen</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Use this version</source>
        <translation>Diese Version verwenden</translation>
    </message>
    <message>
        <source>Back to the one before</source>
        <translation>Zurück zur vorigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>version %1</source>
        <comment>of a prompt</comment>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>There is no prompt yet</source>
        <translation>Noch kein Prompt</translation>
    </message>
    <message>
        <source>Prompts come with the program; an empty list means that none was installed.</source>
        <translation>Prompts kommen mit dem Programm; eine leere Liste heißt, dass keine installiert wurden.</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <extracomment>%1 is a use case such as &quot;Renewal and upsell&quot;, %2 the version of its prompt.</extracomment>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>%1, written on %2, sha256 %3</source>
        <extracomment>%1 is a language, %2 a date, %3 the beginning of a hash.</extracomment>
        <translation>%1, geschrieben am %2, SHA-256 %3</translation>
    </message>
    <message>
        <source>There is no other version to compare with.</source>
        <translation>Es gibt keine andere Version zum Vergleichen.</translation>
    </message>
    <message>
        <source>This version is in use already.</source>
        <translation>Diese Version ist schon in Verwendung.</translation>
    </message>
    <message>
        <source>Only from the version in use can you go back to the one before.</source>
        <translation>Zurück zur vorigen geht es nur von der Version in Verwendung.</translation>
    </message>
    <message>
        <source>New drafts for %1 are written with version %2.</source>
        <extracomment>%1 is a use case, %2 the version of its prompt.</extracomment>
        <translation>Neue Entwürfe für %1 entstehen mit Version %2.</translation>
    </message>
    <message>
        <source>New drafts for %1 are written with the version before again.</source>
        <extracomment>%1 is a use case.</extracomment>
        <translation>Neue Entwürfe für %1 entstehen wieder mit der vorigen Version.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Version %1 is in use now.</source>
        <comment>of a prompt</comment>
        <translation>Version %1 ist jetzt in Verwendung.</translation>
    </message>
    <message>
        <source>The version before is in use again.</source>
        <translation>Die vorige Version ist wieder in Verwendung.</translation>
    </message>
    <message>
        <source>Use this prompt version</source>
        <translation>Diese Prompt-Version verwenden</translation>
    </message>
    <message>
        <source>Go back to the prompt version before</source>
        <translation>Zur vorigen Prompt-Version zurück</translation>
    </message>
    <message>
        <source>What this version changes, or its words</source>
        <translation>Was diese Version ändert, oder ihr Wortlaut</translation>
    </message>
    <message>
        <source>Read the words</source>
        <translation>Wortlaut lesen</translation>
    </message>
    <message>
        <source>Back to the version before</source>
        <translation>Zurück zur vorigen Version</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
</context>
<context>
    <name>countersign::screens::ReviewPage</name>
    <message>
        <source>You answer for “%1” yourself. The reason is kept in the audit log.</source>
        <extracomment>%1 is a stretch of the draft that no source bears out.</extracomment>
        <translation>Sie stehen selbst für „%1“ ein. Der Grund bleibt im Prüfprotokoll.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Overrule</source>
        <translation>Übersteuern</translation>
    </message>
    <message>
        <source>Sign and approve</source>
        <translation>Unterschreiben und freigeben</translation>
    </message>
    <message>
        <source>Mail to %1 signed. The manager signs too.</source>
        <extracomment>%1 is a person.</extracomment>
        <translation>Mail an %1 unterschrieben. Die Leitung unterschreibt auch.</translation>
    </message>
    <message>
        <source>Mail to %1 approved.</source>
        <extracomment>%1 is a person.</extracomment>
        <translation>Mail an %1 freigegeben.</translation>
    </message>
    <message>
        <source>Mail to %1 approved. %2</source>
        <extracomment>%1 is a person, %2 says until when it can be taken back.</extracomment>
        <translation>Mail an %1 freigegeben. %2</translation>
    </message>
    <message>
        <source>It has left already. Its row in the Outbox says how it went.</source>
        <translation>Sie ist schon abgegangen. Ihre Zeile im Ausgang sagt, wie es ausging.</translation>
    </message>
    <message>
        <source>This paragraph is yours and stays as it is</source>
        <translation>Dieser Absatz ist von Ihnen und bleibt</translation>
    </message>
    <message>
        <source>Write this paragraph again</source>
        <translation>Diesen Absatz neu schreiben</translation>
    </message>
    <message>
        <source>Write all again but what I edited</source>
        <translation>Alles neu schreiben, nur nicht meine Änderungen</translation>
    </message>
    <message>
        <source>Discard this draft</source>
        <translation>Diesen Entwurf verwerfen</translation>
    </message>
    <message>
        <source>Reject this message: it cannot be sent any more.</source>
        <translation>Diese Nachricht ablehnen: sie kann dann nicht mehr gesendet werden.</translation>
    </message>
    <message>
        <source>Return this message to its author: every signature is void.</source>
        <translation>Diese Nachricht zurückgeben: jede Unterschrift verfällt.</translation>
    </message>
    <message>
        <source>Reason, for the author</source>
        <translation>Grund, für den Verfasser</translation>
    </message>
    <message>
        <source>What should change</source>
        <translation>Was sich ändern soll</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Discarded the draft to %1</source>
        <extracomment>%1 is a person.</extracomment>
        <translation>Entwurf an %1 verworfen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 is what went wrong, %2 why or what to do.</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Messages that wait for your signature</source>
        <translation>Nachrichten, die auf Ihre Unterschrift warten</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Why you</source>
        <translation>Warum Sie</translation>
    </message>
    <message>
        <source>See exact mail</source>
        <translation>Genaue Mail</translation>
    </message>
    <message>
        <source>Request changes</source>
        <translation>Ändern lassen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Return with comment</source>
        <translation>Mit Kommentar zurück</translation>
    </message>
    <message>
        <source>Approve this message</source>
        <translation>Diese Nachricht freigeben</translation>
    </message>
    <message>
        <source>See the exact mail</source>
        <translation>Die genaue Mail zeigen</translation>
    </message>
    <message>
        <source>See what goes to the model</source>
        <translation>Zeigen, was ans Modell geht</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>Kunden öffnen</translation>
    </message>
    <message>
        <source>Go to the next open claim</source>
        <translation>Zur nächsten offenen Aussage</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Nächste Nachricht</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Vorige Nachricht</translation>
    </message>
    <message>
        <source>Approve, or go to the open claim</source>
        <translation>Freigeben, oder zur offenen Aussage</translation>
    </message>
    <message>
        <source>Next open claim</source>
        <translation>Nächste offene Aussage</translation>
    </message>
    <message>
        <source>Use what the source says</source>
        <translation>Nehmen, was die Quelle sagt</translation>
    </message>
    <message>
        <source>Cite a source for the claim</source>
        <translation>Eine Quelle für die Aussage nennen</translation>
    </message>
    <message>
        <source>Overrule the claim with a reason</source>
        <translation>Die Aussage mit Grund übersteuern</translation>
    </message>
    <message>
        <source>Take the last edit back, or the approval</source>
        <translation>Die letzte Änderung zurücknehmen, oder die Freigabe</translation>
    </message>
    <message>
        <source>Reading the drafts</source>
        <translation>Entwürfe werden gelesen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Settled drafts leave this list.</source>
        <translation>Erledigte Entwürfe verlassen diese Liste.</translation>
    </message>
    <message>
        <source>What policy sends to you, never your own.</source>
        <translation>Nur was die Richtlinie schickt, nie Eigenes.</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>Nichts zu prüfen</translation>
    </message>
    <message>
        <source>Drafts that you make from Today come here. What you have approved is in the Outbox.</source>
        <translation>Entwürfe, die Sie aus Heute machen, kommen hierher. Was Sie freigegeben haben, ist im Ausgang.</translation>
    </message>
    <message>
        <source>Go to Today</source>
        <translation>Zu heute</translation>
    </message>
    <message>
        <source>Nothing waits for your signature</source>
        <translation>Nichts wartet auf Ihre Unterschrift</translation>
    </message>
    <message>
        <source>Policy sends messages of high or unknown value here, never your own.</source>
        <translation>Die Richtlinie schickt Nachrichten von hohem oder unbekanntem Wert hierher, nie eigene.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a person, %2 a company.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>use case and language</comment>
        <extracomment>%1 is a use case such as Renewal, %2 a language.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gesichert</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Edited %1 ago</source>
        <extracomment>%1 is how long ago: &quot;2 min&quot;, &quot;3 days&quot;.</extracomment>
        <translation>Geändert vor %1</translation>
    </message>
    <message>
        <source>You have signed. An edit takes your signature back.</source>
        <translation>Sie haben unterschrieben. Eine Änderung nimmt die Unterschrift zurück.</translation>
    </message>
    <message>
        <source>%1. It can be read here, but no longer edited.</source>
        <extracomment>%1 is the state of a message: &quot;Held&quot;, &quot;Accepted&quot;.</extracomment>
        <translation>%1. Hier zu lesen, aber nicht mehr zu ändern.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Approve, leaves %1</source>
        <translation>Freigeben, Abgang %1</translation>
    </message>
    <message>
        <source>Waits for the manager’s signature</source>
        <translation>Wartet auf die Leitung</translation>
    </message>
    <message>
        <source>Sign, then the manager signs</source>
        <translation>Unterschreiben, dann die Leitung</translation>
    </message>
    <message>
        <source>Locked: leads to the next open claim</source>
        <translation>Gesperrt: führt zur nächsten offenen Aussage</translation>
    </message>
    <message>
        <source>Frozen, and not signed. An edit thaws it.</source>
        <translation>Eingefroren und nicht unterschrieben. Eine Änderung taut sie auf.</translation>
    </message>
</context>
<context>
    <name>countersign::screens::SheetView</name>
    <message>
        <source>The exact bytes</source>
        <translation>Die genauen Bytes</translation>
    </message>
    <message>
        <source>The exact mail</source>
        <translation>Die genaue Mail</translation>
    </message>
    <message>
        <source>What a model would be told</source>
        <translation>Was einem Modell gesagt würde</translation>
    </message>
    <message>
        <source>What %1 is told</source>
        <translation>Was %1 gesagt wird</translation>
    </message>
    <message>
        <source>No field of a record leaves.</source>
        <translation>Kein Feld eines Datensatzes geht hinaus.</translation>
    </message>
    <message>
        <source>No model is set up, so nothing leaves.</source>
        <translation>Es ist kein Modell eingerichtet, also geht nichts hinaus.</translation>
    </message>
    <message>
        <source>The exact text</source>
        <translation>Der genaue Text</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>The text as the recipient gets it</source>
        <translation>Der Text, wie ihn der Empfänger bekommt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc and Bcc</source>
        <translation>Cc und Bcc</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>This is the mail that you sign</source>
        <translation>Diese Mail unterschreiben Sie</translation>
    </message>
    <message>
        <source>Read back from the bytes that are stored. Nobody can change them any more.</source>
        <translation>Zurückgelesen aus den gespeicherten Bytes. Niemand kann sie mehr ändern.</translation>
    </message>
    <message>
        <source>Not frozen yet. Date, Message-ID and SHA-256 are set when you sign.</source>
        <translation>Noch nicht eingefroren. Datum, Message-ID und SHA-256 entstehen, wenn Sie unterschreiben.</translation>
    </message>
    <message>
        <source>Cc %1</source>
        <extracomment>%1 are mail addresses that get a copy.</extracomment>
        <translation>Cc %1</translation>
    </message>
    <message>
        <source>Bcc %1</source>
        <extracomment>%1 are mail addresses that get a copy without the others seeing it.</extracomment>
        <translation>Bcc %1</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>As it looks</source>
        <translation>Wie sie aussieht</translation>
    </message>
    <message>
        <source>Exact bytes</source>
        <translation>Genaue Bytes</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>countersign::screens::SourceContext</name>
    <message>
        <source>Mend the row in the file, then import the file again.</source>
        <translation>Reparieren Sie die Zeile in der Datei und importieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>The first row with this id was taken. Give the second one its own id, then import the file again.</source>
        <translation>Die erste Zeile mit dieser Kennung wurde übernommen. Geben Sie der zweiten eine eigene und importieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Fill the cell in the file, or let another column fill this field, then import the file again.</source>
        <translation>Füllen Sie die Zelle in der Datei oder lassen Sie eine andere Spalte dieses Feld füllen, dann importieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Correct the cell in the file, then import the file again. Rows that were taken stay as they are.</source>
        <translation>Berichtigen Sie die Zelle in der Datei und importieren Sie die Datei noch einmal. Übernommene Zeilen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Line %1, as received</source>
        <extracomment>%1 is a line number of a file.</extracomment>
        <translation>Zeile %1, wie empfangen</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of record</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What needs a look</source>
        <translation>Was einen Blick braucht</translation>
    </message>
    <message>
        <source>Nothing: every column and every row could be read.</source>
        <translation>Nichts: Jede Spalte und jede Zeile war lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln row(s)</source>
        <extracomment>%1 is a kind of records, such as Accounts.</extracomment>
        <translation>
            <numerusform>%1, %Ln Zeile</numerusform>
            <numerusform>%1, %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, line %2. Rule: %3</source>
        <translation>%1, Zeile %2. Regel: %3</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>The row came in without this cell, so its field is empty. Mend the cell in the file and import it again.</source>
        <translation>Die Zeile kam ohne diese Zelle herein, ihr Feld ist also leer. Richten Sie die Zelle in der Datei und importieren Sie sie neu.</translation>
    </message>
    <message>
        <source>What cannot be taken</source>
        <translation>Was nicht übernommen werden kann</translation>
    </message>
    <message>
        <source>%1, line %2, only this cell. Rule: %3</source>
        <extracomment>%1 is a kind of record, %2 a line number, %3 the rule that refused the row.</extracomment>
        <translation>%1, Zeile %2, nur diese Zelle. Regel: %3</translation>
    </message>
</context>
<context>
    <name>countersign::screens::SourceDetail</name>
    <message>
        <source>Read mail now</source>
        <translation>Mail jetzt lesen</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Abgewiesene Zeilen</translation>
    </message>
    <message>
        <source>Every row was taken.</source>
        <translation>Jede Zeile wurde übernommen.</translation>
    </message>
    <message>
        <source>The last reading failed, as the other side said it</source>
        <translation>Das letzte Lesen scheiterte, im Wortlaut der Gegenseite</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>none of them written</source>
        <translation>keine davon geschrieben</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>never</source>
        <comment>a source was read</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>%1 is an age such as &quot;3 h&quot;.</extracomment>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message numerus="yes">
        <source>the newest %Ln</source>
        <comment>rejected rows</comment>
        <extracomment>Of the rejected rows of a source that has more of them.</extracomment>
        <translation>
            <numerusform>die neueste</numerusform>
            <numerusform>die neuesten %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Nicht übernommen</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln cell(s) left out</source>
        <comment>of a source</comment>
        <translation>
            <numerusform>und %Ln Zelle ausgelassen</numerusform>
            <numerusform>und %Ln Zellen ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>their rows came in</source>
        <translation>ihre Zeilen kamen herein</translation>
    </message>
</context>
<context>
    <name>countersign::screens::SourcesPage</name>
    <message>
        <source>Reading the sources</source>
        <translation>Quellen werden gelesen</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No sources yet</source>
        <translation>Noch keine Quellen</translation>
    </message>
    <message>
        <source>Import an export of your CRM: a folder of CSV files, or one file. You see what is in it before anything is written.</source>
        <translation>Importieren Sie einen Export Ihres CRM: einen Ordner mit CSV-Dateien oder eine Datei. Sie sehen, was darin ist, bevor etwas geschrieben wird.</translation>
    </message>
    <message>
        <source>Import a CSV export</source>
        <translation>CSV-Export importieren</translation>
    </message>
    <message>
        <source>Reading mail</source>
        <translation>Mail wird gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new mail(s).</source>
        <translation>
            <numerusform>%Ln neue Mail.</numerusform>
            <numerusform>%Ln neue Mails.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read mail now</source>
        <translation>Mail jetzt lesen</translation>
    </message>
    <message>
        <source>Look what is in a file, then import it</source>
        <translation>Nachsehen, was in einer Datei ist, dann importieren</translation>
    </message>
    <message>
        <source>Stop, or one step back</source>
        <translation>Anhalten oder einen Schritt zurück</translation>
    </message>
</context>
<context>
    <name>countersign::screens::TodayContext</name>
    <message>
        <source>About this suggestion</source>
        <translation>Über diesen Vorschlag</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a person&apos;s title, %2 the company.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2 there now</source>
        <extracomment>%1 is a city, %2 the time there now: &quot;Vienna, 08:31 there now&quot;.</extracomment>
        <translation>%1, dort jetzt %2</translation>
    </message>
    <message>
        <source>Came second: %1.</source>
        <extracomment>%1 is why this person came second, such as &quot;Weaker tie&quot;.</extracomment>
        <translation>Zweite Wahl: %1.</translation>
    </message>
    <message>
        <source>Why now</source>
        <translation>Warum jetzt</translation>
    </message>
    <message>
        <source>May leave from</source>
        <translation>Darf hinaus ab</translation>
    </message>
    <message>
        <source>%1, %2 in %3</source>
        <extracomment>%1 is a day and time here, %2 the time at the recipient&apos;s, %3 their city.</extracomment>
        <translation>%1, %2 in %3</translation>
    </message>
    <message>
        <source>Prepared draft</source>
        <translation>Vorbereiteter Entwurf</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <comment>of a draft</comment>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <comment>length of a draft</comment>
        <translation>
            <numerusform>%n Wort</numerusform>
            <numerusform>%n Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>Came first</source>
        <translation>Erste Wahl</translation>
    </message>
    <message>
        <source>Runner-up</source>
        <translation>Nächste Person</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>countersign::screens::TodayPage</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Reading today’s suggestions</source>
        <translation>Vorschläge für heute werden gelesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>That’s all for today</source>
        <translation>Das war alles für heute</translation>
    </message>
    <message>
        <source>Nobody to follow up yet</source>
        <translation>Noch niemand zum Nachfassen</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) wait for a better moment.</source>
        <translation>
            <numerusform>%n Vorschlag wartet auf einen besseren Moment.</numerusform>
            <numerusform>%n Vorschläge warten auf einen besseren Moment.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import your accounts, and tomorrow begins here.</source>
        <translation>Importieren Sie Ihre Kunden, dann beginnt der Tag hier.</translation>
    </message>
    <message>
        <source>Go to Sources</source>
        <translation>Zu den Quellen</translation>
    </message>
    <message numerus="yes">
        <source>%n people to follow up with</source>
        <comment>first half of a sentence</comment>
        <translation>
            <numerusform>%n Person zum Nachfassen</numerusform>
            <numerusform>%n Personen zum Nachfassen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 at stake.</source>
        <extracomment>%1 is &quot;6 people to follow up with&quot;, %2 an amount of money.</extracomment>
        <translation>%1, es geht um %2.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a whole sentence</comment>
        <extracomment>%1 is &quot;6 people to follow up with&quot;.</extracomment>
        <translation>%1.</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) are ready to read.</source>
        <translation>
            <numerusform>%n Entwurf ist lesefertig.</numerusform>
            <numerusform>%n Entwürfe sind lesefertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else comes into question here.</source>
        <translation>Sonst kommt hier niemand in Frage.</translation>
    </message>
    <message>
        <source>&amp;Until tomorrow</source>
        <translation>&amp;Bis morgen</translation>
    </message>
    <message>
        <source>For &amp;three days</source>
        <translation>Für &amp;drei Tage</translation>
    </message>
    <message>
        <source>Until next &amp;week</source>
        <translation>Bis nächste &amp;Woche</translation>
    </message>
    <message>
        <source>For a &amp;month</source>
        <translation>Für einen &amp;Monat</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>&amp;Already in touch</source>
        <translation>&amp;Schon in Kontakt</translation>
    </message>
    <message>
        <source>The wrong &amp;person</source>
        <translation>Die falsche &amp;Person</translation>
    </message>
    <message>
        <source>The wrong &amp;reason</source>
        <translation>Der falsche &amp;Grund</translation>
    </message>
    <message>
        <source>No &amp;fit for this account</source>
        <translation>Passt nicht zu diesem &amp;Kunden</translation>
    </message>
    <message>
        <source>%1 comes back: %2</source>
        <extracomment>%1 is a person, %2 a day such as &quot;Tomorrow&quot; or &quot;2 Jul&quot;.</extracomment>
        <translation>%1 kommt wieder: %2</translation>
    </message>
    <message>
        <source>Dismissed %1, %2</source>
        <extracomment>%1 is a person, %2 a company.</extracomment>
        <translation>Verworfen: %1, %2</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>Kunden öffnen</translation>
    </message>
    <message>
        <source>Draft a follow-up</source>
        <translation>Nachfassmail entwerfen</translation>
    </message>
    <message>
        <source>Snooze this suggestion</source>
        <translation>Vorschlag später zeigen</translation>
    </message>
    <message>
        <source>Dismiss this suggestion</source>
        <translation>Vorschlag verwerfen</translation>
    </message>
    <message>
        <source>Open the draft, or the account where there is none</source>
        <translation>Entwurf öffnen, sonst den Kunden</translation>
    </message>
    <message>
        <source>Turn to the runner-up and back</source>
        <translation>Zur nächsten Person und zurück</translation>
    </message>
    <message>
        <source>Take the last snooze or dismissal back</source>
        <translation>Letztes Verschieben oder Verwerfen zurücknehmen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
</context>
<context>
    <name>countersign::screens::WelcomeCover</name>
    <message>
        <source>At least %1 characters. Nobody can recover it for you.</source>
        <extracomment>%1 is a number above 1.</extracomment>
        <translation>Mindestens %1 Zeichen. Niemand kann sie für Sie wiederherstellen.</translation>
    </message>
    <message>
        <source>Countersign</source>
        <translation>Countersign</translation>
    </message>
    <message>
        <source>Nothing leaves this computer before you have signed it.</source>
        <translation>Nichts verlässt diesen Rechner, bevor Sie es unterschrieben haben.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Countersign says whom to follow up and why, writes a draft from what you know, and sends it only with your signature.</source>
        <translation>Countersign sagt, bei wem Sie nachfassen und warum, schreibt einen Entwurf aus dem, was Sie wissen, und sendet ihn nur mit Ihrer Unterschrift.</translation>
    </message>
    <message>
        <source>Explore the demo workspace</source>
        <translation>Den Demo-Arbeitsbereich erkunden</translation>
    </message>
    <message>
        <source>Import a CSV export</source>
        <translation>CSV-Export importieren</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Wer Sie sind</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Another workspace</source>
        <translation>Anderer Arbeitsbereich</translation>
    </message>
    <message>
        <source>The demo workspace</source>
        <translation>Der Demo-Arbeitsbereich</translation>
    </message>
    <message>
        <source>Invented customers, a mail server and a model on this computer only. Choose a passphrase: it opens the workspace and signs, for the rep and for the manager of the demo.</source>
        <translation>Erfundene Kunden, ein Mailserver und ein Modell, alles nur auf diesem Rechner. Wählen Sie eine Passphrase: Sie öffnet den Arbeitsbereich und unterschreibt, für Vertrieb und Leitung der Demo.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>Make the demo workspace</source>
        <translation>Demo-Arbeitsbereich anlegen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>A workspace for your export</source>
        <translation>Ein Arbeitsbereich für Ihren Export</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your mail address</source>
        <translation>Ihre Mailadresse</translation>
    </message>
    <message>
        <source>Your company, as customers know it</source>
        <translation>Ihre Firma, wie Kunden sie kennen</translation>
    </message>
    <message>
        <source>Make the workspace</source>
        <translation>Arbeitsbereich anlegen</translation>
    </message>
    <message>
        <source>Your name and address are needed</source>
        <translation>Ihr Name und Ihre Adresse sind nötig</translation>
    </message>
    <message>
        <source>Mail is signed and sent with them.</source>
        <translation>Damit werden Mails unterzeichnet und gesendet.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>The passphrase is too short</source>
        <translation>Die Passphrase ist zu kurz</translation>
    </message>
    <message>
        <source>It is all that keeps your customers&apos; data closed.</source>
        <translation>Sie allein hält die Daten Ihrer Kunden verschlossen.</translation>
    </message>
    <message>
        <source>The two passphrases differ</source>
        <translation>Die beiden Passphrasen sind verschieden</translation>
    </message>
    <message>
        <source>Type the same one twice.</source>
        <translation>Geben Sie zweimal dieselbe ein.</translation>
    </message>
    <message>
        <source>%1 opens with your passphrase.</source>
        <extracomment>%1 is the name or the folder of a workspace.</extracomment>
        <translation>%1 öffnet sich mit Ihrer Passphrase.</translation>
    </message>
    <message>
        <source>%1 is checked first; nothing is written before you have seen what is in it.</source>
        <extracomment>%1 is the name of a file or folder.</extracomment>
        <translation>%1 wird zuerst geprüft; nichts wird geschrieben, bevor Sie gesehen haben, was darin ist.</translation>
    </message>
    <message>
        <source>&amp;Remember on this computer</source>
        <translation>Auf diesem Computer &amp;merken</translation>
    </message>
    <message>
        <source>The key chain of this computer opens the workspace from now on. Signing still asks for your passphrase.</source>
        <translation>Der Schlüsselbund dieses Computers öffnet den Arbeitsbereich von nun an. Zum Unterschreiben wird weiterhin die Passphrase verlangt.</translation>
    </message>
</context>
<context>
    <name>countersign::shell::CommandPalette</name>
    <message>
        <source>Commands and search results</source>
        <translation>Befehle und Suchergebnisse</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>countersign::shell::KeysSheet</name>
    <message>
        <source>Everywhere</source>
        <comment>heading over the keys that work on every page</comment>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>countersign::shell::MainWindow</name>
    <message>
        <source>Countersign</source>
        <translation>Countersign</translation>
    </message>
    <message>
        <source>Search, or run a command</source>
        <translation>Suchen oder einen Befehl ausführen</translation>
    </message>
    <message>
        <source>Go to the first page; 2 to 0 for the next ones</source>
        <translation>Zur ersten Seite; 2 bis 0 für die nächsten</translation>
    </message>
    <message>
        <source>Go back one step</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>Back to the last place</source>
        <translation>Zurück zur letzten Stelle</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Wieder vorwärts</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Show or hide the right pane</source>
        <translation>Rechten Bereich ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Narrow or widen the list of pages</source>
        <translation>Seitenleiste schmaler oder breiter</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Keys for this screen</source>
        <translation>Tasten dieser Seite</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <comment>%1 is the name of a page</comment>
        <translation>Zu %1</translation>
    </message>
    <message>
        <source>Show the keys for this screen</source>
        <translation>Tasten dieser Seite zeigen</translation>
    </message>
    <message>
        <source>Lock Countersign</source>
        <translation>Countersign sperren</translation>
    </message>
</context>
<context>
    <name>countersign::shell::NavButton</name>
    <message numerus="yes">
        <source>%1, %n to do</source>
        <comment>%1 is the name of a page; %n things wait there for a person</comment>
        <translation>
            <numerusform>%1, %n zu tun</numerusform>
            <numerusform>%1, %n zu tun</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <comment>%1 is the name of a page; %n things wait there for their hour</comment>
        <translation>
            <numerusform>%1, %n wartet</numerusform>
            <numerusform>%1, %n warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::shell::NavRail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>countersign::shell::StatusLine</name>
    <message>
        <source>Keys for this screen</source>
        <translation>Tasten dieser Seite</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>countersign::shell::TopBar</name>
    <message>
        <source>Countersign</source>
        <translation>Countersign</translation>
    </message>
    <message>
        <source>Demo workspace: nothing here reaches a real customer</source>
        <translation>Demo-Arbeitsbereich: nichts hier erreicht einen echten Kunden</translation>
    </message>
    <message>
        <source>DEMO</source>
        <comment>badge of a workspace that holds invented data</comment>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 is the user&apos;s name, %2 the role</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Search or type a command</source>
        <translation>Suchen oder Befehl eingeben</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
</context>
<context>
    <name>countersign::webview::WebPreview</name>
    <message>
        <source>The mail as its reader sees it</source>
        <translation>Die Mail, wie ihr Leser sie sieht</translation>
    </message>
</context>
<context>
    <name>countersign::widgets::BarChart</name>
    <message>
        <source>n %1</source>
        <comment>how many cases a figure rests on</comment>
        <translation>n %1</translation>
    </message>
</context>
<context>
    <name>countersign::widgets::Chart</name>
    <message numerus="yes">
        <source>of %n</source>
        <comment>how many cases a figure rests on</comment>
        <translation>
            <numerusform>von %n</numerusform>
            <numerusform>von %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>countersign::widgets::FactStrip</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>one fact: label, value, note</comment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>countersign::widgets::KeyCap</name>
    <message>
        <source>Enter</source>
        <comment>key on the keyboard</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key on the keyboard</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <comment>key on the keyboard</comment>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>key on the keyboard</comment>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <comment>key on the keyboard</comment>
        <translation>Alt</translation>
    </message>
</context>
<context>
    <name>countersign::widgets::NoticeBar</name>
    <message numerus="yes">
        <source>%1 Leaves in %n s.</source>
        <extracomment>%1 is a sentence that was just said, %n a number of seconds.</extracomment>
        <translation>
            <numerusform>%1 Abgang in %n s.</numerusform>
            <numerusform>%1 Abgang in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::widgets::PassphraseBar</name>
    <message>
        <source>Your passphrase</source>
        <translation>Ihre Passphrase</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>countersign::widgets::StateStack</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
</TS>
