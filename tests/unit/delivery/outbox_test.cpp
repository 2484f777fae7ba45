// SPDX-License-Identifier: Apache-2.0
#include "tests/support/delivery_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using approval::MessageState;
using base::ErrorCode;
using tests::DeliveryWorld;

class OutboxTest : public QObject
{
    Q_OBJECT
private slots:
    void undoWindowHoldsAndThenQueues()
    {
        DeliveryWorld world;
        const auto id = world.approved();
        QVERIFY(world.item(id).state == MessageState::Held);
        QCOMPARE(world.item(id).reason.code, std::string("waiting_undo"));
        QVERIFY(world.item(id).canTakeBack);
        world.clock.advance(std::chrono::seconds(59));
        COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_ASSIGN(const auto next, delivery::tick(tx, world.clock.now()));
            return next == world.item(id).heldUntil ? base::Status()
                                                    : base::fail(ErrorCode::Internal, "wrong next time");
        }));
        QVERIFY(world.item(id).state == MessageState::Held);
        world.clock.advance(std::chrono::seconds(1));
        COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_TRY(delivery::tick(tx, world.clock.now()));
            return {};
        }));
        QVERIFY(world.item(id).state == MessageState::Queued);
    }

    void onlyWhatIsFullyApprovedIsEnqueued()
    {
        DeliveryWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_ERROR(world.write([&](store::Transaction& tx) {
            return delivery::enqueueApproved(tx, *id, world.system());
        }),
                                 ErrorCode::Conflict);
    }

    void cancelIsFinalAndEditGoesBackToTheDraft()
    {
        DeliveryWorld world;
        const auto cancelled = world.approved();
        const auto edited = world.approved();
        COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_TRY(delivery::cancel(tx, cancelled, world.actor(world.rep)));
            return delivery::withdrawForEdit(tx, edited, world.actor(world.rep));
        }));
        QVERIFY(world.item(cancelled).state == MessageState::Cancelled);
        QVERIFY(world.message(edited).state == MessageState::Draft);
        QVERIFY(world.message(edited).signatures.empty());
        world.clock.advance(std::chrono::hours(1));
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QVERIFY(world.transport.taken.empty());
        COUNTERSIGN_VERIFY_ERROR(world.write([&](store::Transaction& tx) {
            return delivery::withdrawForEdit(tx, cancelled, world.system());
        }),
                                 ErrorCode::Conflict);
    }

    void whatStaysUnsentExpires()
    {
        DeliveryWorld world;
        const auto queued = world.approved();
        const auto inReview = world.submit(world.submission());
        world.clock.advance(std::chrono::days(7) + std::chrono::seconds(1));
        COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_TRY(delivery::tick(tx, world.clock.now()));
            return {};
        }));
        QVERIFY(world.message(queued).state == MessageState::Expired);
        QVERIFY(world.message(*inReview).state == MessageState::Expired);
    }

    void onlyAPersonEndsAnUnknownOutcome()
    {
        DeliveryWorld world;
        const auto id = world.due();
        world.transport.script = {tests::WorldDoes::TakeAndBreak};
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverNext({}));
        QVERIFY(world.item(id).state == MessageState::Unknown);
        const auto resolve = [&](const governance::Actor& who) {
            return world.write([&](store::Transaction& tx) {
                return delivery::resolveUnknown(tx, id, delivery::UnknownDecision::Arrived, who);
            });
        };
        COUNTERSIGN_VERIFY_ERROR(resolve(world.system()), ErrorCode::HumanNeeded);
        COUNTERSIGN_VERIFY_ERROR(resolve(world.actor(world.auditor)), ErrorCode::HumanNeeded);
        COUNTERSIGN_VERIFY_OK(resolve(world.actor(world.rep)));
        QVERIFY(world.item(id).state == MessageState::Accepted);
        COUNTERSIGN_VERIFY_ERROR(resolve(world.actor(world.rep)), ErrorCode::Conflict);
    }

    void sendAgainIsCheckedLikeAnyClaim()
    {
        DeliveryWorld world;
        const auto id = world.due();
        world.transport.script = {tests::WorldDoes::LoseAndBreak};
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverNext({}));
        COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) {
            return delivery::resolveUnknown(tx, id, delivery::UnknownDecision::SendAgain,
                                            world.actor(world.rep));
        }));
        COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) {
            return governance::addSuppression(tx, world.suppression,
                                              {.scope = governance::SuppressionScope::Person,
                                               .value = "anna@northwind.example",
                                               .reason = "opt_out"},
                                              world.system());
        }));
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QVERIFY(world.transport.taken.empty());
        QVERIFY(world.message(id).state == MessageState::InReview);
    }
};

COUNTERSIGN_TEST_CLASS(OutboxTest);
#include "outbox_test.moc"
