// core/readiness-attested.ts: checks that software inside the portal cannot answer: people and `plaza readiness` look, and say so by name.
import { type AttestedCheck, SOURCES, TOOL_DAYS } from './readiness-rows.ts'

const HALF_A_YEAR = 180
const A_YEAR = 365

const TOOL_FIX = 'Run `plaza readiness ADDRESS --attest`, put right what it names, and run it again.'

export const ATTESTED: readonly AttestedCheck[] = [
  {
    ...{ id: 'licence-settled', area: 'governance', required: true, source: SOURCES.dataGov, days: A_YEAR },
    title: 'Legal has settled the licence and the words about warranty',
    fix: 'Have the legal reviewer look at the licence of every dataset in the launch set, and write down who agreed and when.',
  },
  {
    ...{ id: 'leadership-approval', area: 'governance', required: true, source: SOURCES.sunlight },
    title: 'The city’s leadership has agreed to the launch',
    fix: 'Show the launch set and the statement to the mayor’s office, and write down who agreed and when.',
  },
  {
    ...{ id: 'help-desk', area: 'people', required: true, source: SOURCES.whatWorks, days: HALF_A_YEAR },
    title: 'Somebody answers the public: named people, a mailbox that is read, a time for answers',
    fix: 'Write a mail to the contact address as a resident would, and see that it is answered.',
  },
  {
    ...{ id: 'trained', area: 'people', required: false, source: SOURCES.govex },
    title: 'Liaisons and reviewers have been through a whole publication on beta',
    fix: 'Let every liaison publish one dataset on beta, with sign-offs, and take one back.',
  },
  {
    ...{ id: 'links-live', area: 'site', required: true, source: SOURCES.dataGov, days: TOOL_DAYS, byTool: true },
    title: 'Links and downloads of the site work',
    fix: TOOL_FIX,
  },
  {
    ...{ id: 'page-basics', area: 'site', required: true, source: SOURCES.whatWorks, days: TOOL_DAYS, byTool: true },
    title: 'Pages name their language and title, have one main heading, and images have words',
    fix: TOOL_FIX,
  },
  {
    ...{ id: 'accessibility', area: 'site', required: true, source: SOURCES.whatWorks, days: A_YEAR },
    title: 'People have gone through the main pages by keyboard, with a screen reader and at 400 % (WCAG 2.2 AA)',
    fix: 'Go the way of a reader by keyboard alone and with a screen reader: find a dataset, read it, download it. Write down what was used and what was found.',
  },
  {
    ...{ id: 'security-headers', area: 'site', required: true, source: SOURCES.plaza, days: TOOL_DAYS, byTool: true },
    title: 'Answers carry the security headers',
    fix: TOOL_FIX,
  },
  {
    ...{
      id: 'machine-files-live',
      area: 'site',
      required: true,
      source: SOURCES.dataGov,
      days: TOOL_DAYS,
      byTool: true,
    },
    title: 'data.json, security.txt and the sitemap are served, readable and in time',
    fix: TOOL_FIX,
  },
  {
    ...{ id: 'indexing', area: 'site', required: false, source: SOURCES.dataGov, days: TOOL_DAYS, byTool: true },
    title: 'Search engines may read production, and only production',
    fix: 'Set `noindex` of the stage in plaza.config.ts: true for beta, false for production. Then deploy.',
  },
  {
    ...{ id: 'restore-drill', area: 'operations', required: true, source: SOURCES.plaza, days: HALF_A_YEAR },
    title: 'A restore was practised: table and files came back from a backup',
    fix: 'Follow docs/runbook.md, restore to a second table, compare the audit log with `plaza audit verify`. Write down how long it took.',
  },
  {
    ...{ id: 'alarms-on', area: 'operations', required: true, source: SOURCES.plaza, days: HALF_A_YEAR },
    title: 'Alarms reach a person: one was set off on purpose and arrived',
    fix: 'Set one off as docs/runbook.md says, and write down who got it and after how long.',
  },
  {
    ...{ id: 'mails-arrive', area: 'operations', required: true, source: SOURCES.plaza, days: HALF_A_YEAR },
    title: 'Mails of the portal arrive, also outside the city, and not as junk',
    fix: 'Have a reminder or an invitation sent to addresses at two other providers, and look at the headers for SPF and DKIM.',
  },
  {
    ...{ id: 'launch-hour', area: 'operations', required: false, source: SOURCES.plaza, days: A_YEAR },
    title: 'The city’s communication team knows the hour of the launch and what the page holds',
    fix: 'Agree on hour, channels and who answers on that day; see the event checklist on the page Launch.',
  },
]
