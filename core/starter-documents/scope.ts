// core/starter-documents/scope.ts: what counts as city data; a text to begin from.
export const SCOPE = `This policy says which data it is about, which data stays closed, and how that is decided.

## What is covered

- Data that a department creates, collects or buys to do its work, in any form.
- Data that a company or an association collects on the city's behalf. New contracts say that the city owns this data and may publish it.
- Descriptions of data: what it means, where it comes from, how it was measured.

## What is not covered

- Drafts, personal notes and messages between colleagues.
- Data that belongs to others and was only lent to the city.
- Software, documents and pictures, unless they are part of a dataset.

## Three classes

- Open: anybody may use it for anything that the licence allows.
- Open with conditions: published, with care or with conditions that stand beside it.
- Restricted: not published. The dataset is listed with the reason, so that everybody knows it exists.

A class is never chosen to spare somebody embarrassment.

## The inventory

Every department lists all datasets that it holds, published or not. For each it says what it is, whether it can be open, when it is planned for, and which reason speaks against it if it cannot. The list is public and is looked through at least twice a year.

## Reasons for not publishing

1. It would reveal facts about people that they have a right to keep to themselves.
2. It would put people, buildings, networks or an investigation in danger.
3. A law, a contract or a court forbids it.
4. It is not reliable enough yet, and a date is named by which it will be.

Whoever disagrees with a reason can write to the open data team. We answer within ten working days, and say who decided.
`
