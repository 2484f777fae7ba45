// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/account.h"

#include <QWidget>

#include <vector>

namespace countersign::screens {

class PersonLine;

/// The people of an account, one line each: who, which part they play, how strong the tie is. One Tab stop;
/// Up and Down move, Enter and D ask for a draft to the person with the focus.
class PeopleList : public QWidget
{
    Q_OBJECT

public:
    explicit PeopleList(QWidget* parent = nullptr);

    void setPeople(const std::vector<api::PersonRow>& people);

signals:
    void draftRequested(const QString& contact);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void move(const QWidget* from, int step);

    std::vector<PersonLine*> m_lines;
};

} // namespace countersign::screens
