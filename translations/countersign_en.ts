<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AccountFacts</name>
    <message numerus="yes">
        <source>%n product(s)</source>
        <comment>owned</comment>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) out of date</source>
        <translation>
            <numerusform>%n figure out of date</numerusform>
            <numerusform>%n figures out of date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s)</source>
        <comment>that health rests on</comment>
        <translation>
            <numerusform>%n figure</numerusform>
            <numerusform>%n figures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open opportunity(s)</source>
        <translation>
            <numerusform>%n open opportunity</numerusform>
            <numerusform>%n open opportunities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <comment>length of a contract</comment>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)’ notice</source>
        <comment>of a contract</comment>
        <translation>
            <numerusform>%n day’s notice</numerusform>
            <numerusform>%n days’ notice</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <comment>distance of a date</comment>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <comment>distance of a date</comment>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Phrase</name>
    <message numerus="yes">
        <source>%n message(s) need an answer</source>
        <translation>
            <numerusform>%n message needs an answer</numerusform>
            <numerusform>%n messages need an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s) to settle</source>
        <translation>
            <numerusform>%n claim to settle</numerusform>
            <numerusform>%n claims to settle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n similar account(s) own %2</source>
        <extracomment>%2 is a product. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>%n similar account owns %2</numerusform>
            <numerusform>%n similar accounts own %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>demo on %1, silence for %n day(s)</source>
        <extracomment>%1 is a date. Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>demo on %1, silence for %n day</numerusform>
            <numerusform>demo on %1, silence for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) to the pricing page</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>%n visit to the pricing page</numerusform>
            <numerusform>%n visits to the pricing page</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a question open for %n day(s)</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>a question open for %n day</numerusform>
            <numerusform>a question open for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>renewal in %n day(s)</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>renewal in %n day</numerusform>
            <numerusform>renewal in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>renewal in %n day(s), a question still open</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>renewal in %n day, a question still open</numerusform>
            <numerusform>renewal in %n days, a question still open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no word for %n day(s)</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>no word for %n day</numerusform>
            <numerusform>no word for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 for %n day(s)</source>
        <extracomment>%1 is a stage of the pipeline. Middle of a sentence: who, company — this — value.
----------
%1 is a stage of the pipeline.</extracomment>
        <translation>
            <numerusform>%1 for %n day</numerusform>
            <numerusform>%1 for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pricing page %n time(s)</source>
        <translation>
            <numerusform>Pricing page %n time</numerusform>
            <numerusform>Pricing page %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The row is longer than %n byte(s)</source>
        <translation>
            <numerusform>The row is longer than %n byte</numerusform>
            <numerusform>The row is longer than %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n recipient(s)</source>
        <translation>
            <numerusform>At most %n recipient</numerusform>
            <numerusform>At most %n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) less</source>
        <translation>
            <numerusform>%n point less</numerusform>
            <numerusform>%n points less</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Silent for %n day(s)</source>
        <translation>
            <numerusform>Silent for %n day</numerusform>
            <numerusform>Silent for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unanswered for %n day(s)</source>
        <translation>
            <numerusform>Unanswered for %n day</numerusform>
            <numerusform>Unanswered for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n similar account(s) own it</source>
        <extracomment>%1 and %n are numbers of accounts.</extracomment>
        <translation>
            <numerusform>%1 of %n similar account own it</numerusform>
            <numerusform>%1 of %n similar accounts own it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) since the last mail</source>
        <translation>
            <numerusform>%n day since the last mail</numerusform>
            <numerusform>%n days since the last mail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) instead of %2</source>
        <extracomment>%2 is a number of columns.</extracomment>
        <translation>
            <numerusform>%n column instead of %2</numerusform>
            <numerusform>%n columns instead of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the same stage for %n day(s)</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>in the same stage for %n day</numerusform>
            <numerusform>in the same stage for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a ticket was solved %n day(s) ago</source>
        <extracomment>Middle of a sentence: who, company — this — value.</extracomment>
        <translation>
            <numerusform>a ticket was solved %n day ago</numerusform>
            <numerusform>a ticket was solved %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the same stage for %n day(s)</source>
        <translation>
            <numerusform>In the same stage for %n day</numerusform>
            <numerusform>In the same stage for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ticket solved %n day(s) ago</source>
        <translation>
            <numerusform>Ticket solved %n day ago</numerusform>
            <numerusform>Ticket solved %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>%n claim(s) have a source</source>
        <translation>
            <numerusform>%n claim has a source</numerusform>
            <numerusform>%n claims have a source</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraph(s) edited by hand</source>
        <translation>
            <numerusform>%n paragraph edited by hand</numerusform>
            <numerusform>%n paragraphs edited by hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SigningWords</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceState</name>
    <message numerus="yes">
        <source>%Ln cell(s) left out</source>
        <comment>of a source</comment>
        <translation>
            <numerusform>%Ln cell left out</numerusform>
            <numerusform>%Ln cells left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::desktop::FrameBar</name>
    <message numerus="yes">
        <source>%n message(s) need your answer</source>
        <translation>
            <numerusform>%n message needs your answer</numerusform>
            <numerusform>%n messages need your answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>messages in the outbox</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::models::BoardModel</name>
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
    <name>countersign::models::SuggestionModel</name>
    <message numerus="yes">
        <source>%n more are waiting for a better moment</source>
        <comment>suggestions</comment>
        <translation>
            <numerusform>%n more is waiting for a better moment</numerusform>
            <numerusform>%n more are waiting for a better moment</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::models::TimelineModel</name>
    <message numerus="yes">
        <source>waits for us %n day(s)</source>
        <comment>a mail</comment>
        <translation>
            <numerusform>waits for us %n day</numerusform>
            <numerusform>waits for us %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::AccountPage</name>
    <message numerus="yes">
        <source>%n open</source>
        <comment>opportunities</comment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <comment>employees of a company</comment>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::DepartureBar</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <comment>that went to a model</comment>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::EvidencePane</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <comment>of a draft</comment>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::ImportView</name>
    <message numerus="yes">
        <source>Stopped. What had been read is in: %Ln row(s).</source>
        <comment>rows of a file</comment>
        <translation>
            <numerusform>Stopped. What had been read is in: %Ln row.</numerusform>
            <numerusform>Stopped. What had been read is in: %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) imported.</source>
        <comment>rows of a file</comment>
        <translation>
            <numerusform>%Ln row imported.</numerusform>
            <numerusform>%Ln rows imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected.</source>
        <comment>rows of a file</comment>
        <translation>
            <numerusform>%Ln row rejected.</numerusform>
            <numerusform>%Ln rows rejected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>Import %Ln row</numerusform>
            <numerusform>Import %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cannot be taken: kept aside, each with its reason.</source>
        <translation>
            <numerusform>%Ln row cannot be taken: kept aside, each with its reason.</numerusform>
            <numerusform>%Ln rows cannot be taken: kept aside, each with its reason.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read as they are. Say below what their columns fill.</source>
        <translation>
            <numerusform>%n file cannot be read as it is. Say below what its columns fill.</numerusform>
            <numerusform>%n files cannot be read as they are. Say below what their columns fill.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::OutboxContext</name>
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
    <message numerus="yes">
        <source>%n need(s) your answer</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n needs your answer</numerusform>
            <numerusform>%n need your answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is or are moving</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n is moving</numerusform>
            <numerusform>%n are moving</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is or are waiting</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n is waiting</numerusform>
            <numerusform>%n are waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) left.</source>
        <translation>
            <numerusform>%n message left.</numerusform>
            <numerusform>%n messages left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::SourceContext</name>
    <message numerus="yes">
        <source>%1, %Ln row(s)</source>
        <extracomment>%1 is a kind of records, such as Accounts.</extracomment>
        <translation>
            <numerusform>%1, %Ln row</numerusform>
            <numerusform>%1, %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::SourceDetail</name>
    <message numerus="yes">
        <source>the newest %Ln</source>
        <comment>rejected rows</comment>
        <extracomment>Of the rejected rows of a source that has more of them.</extracomment>
        <translation>
            <numerusform>the newest %Ln</numerusform>
            <numerusform>the newest %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln cell(s) left out</source>
        <comment>of a source</comment>
        <translation>
            <numerusform>and %Ln cell left out</numerusform>
            <numerusform>and %Ln cells left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::SourcesPage</name>
    <message numerus="yes">
        <source>%Ln new mail(s).</source>
        <translation>
            <numerusform>%Ln new mail.</numerusform>
            <numerusform>%Ln new mails.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::TodayContext</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <comment>of a draft</comment>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <comment>length of a draft</comment>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::screens::TodayPage</name>
    <message numerus="yes">
        <source>%n suggestion(s) wait for a better moment.</source>
        <translation>
            <numerusform>%n suggestion waits for a better moment.</numerusform>
            <numerusform>%n suggestions wait for a better moment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people to follow up with</source>
        <comment>first half of a sentence</comment>
        <translation>
            <numerusform>%n person to follow up with</numerusform>
            <numerusform>%n people to follow up with</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) are ready to read.</source>
        <translation>
            <numerusform>%n draft is ready to read.</numerusform>
            <numerusform>%n drafts are ready to read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::shell::NavButton</name>
    <message numerus="yes">
        <source>%1, %n to do</source>
        <comment>%1 is the name of a page; %n things wait there for a person</comment>
        <translation>
            <numerusform>%1, %n to do</numerusform>
            <numerusform>%1, %n to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <comment>%1 is the name of a page; %n things wait there for their hour</comment>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::widgets::Chart</name>
    <message numerus="yes">
        <source>of %n</source>
        <comment>how many cases a figure rests on</comment>
        <translation>
            <numerusform>of %n</numerusform>
            <numerusform>of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::widgets::NoticeBar</name>
    <message numerus="yes">
        <source>%1 Leaves in %n s.</source>
        <extracomment>%1 is a sentence that was just said, %n a number of seconds.</extracomment>
        <translation>
            <numerusform>%1 Leaves in %n s.</numerusform>
            <numerusform>%1 Leaves in %n s.</numerusform>
        </translation>
    </message>
</context>
</TS>
