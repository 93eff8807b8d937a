import type { MyData } from '../../../journal/access/copy-of-my-data'
import { dayOf, timeOf } from '../../../journal/clock'
import type { Language, Translate } from '../../../locales/translate'
import { fullDate } from '../../ui/dates'
import { fullName } from '../../ui/names'

type PersonData = MyData['people'][number]

const section = (title: string, rows: readonly string[]): string[] =>
  rows.length > 0 ? ['', title, ...rows.map((row) => `— ${row}`)] : []

/** Writes everything kept about an account as a text that its owner can read. */
export function dataFile(t: Translate, language: Language, data: MyData, now: Date): string {
  const instant = (at: string, zone = data.people[0]?.school.zone ?? 'UTC'): string =>
    `${fullDate(dayOf(new Date(at), zone), language)}, ${timeOf(new Date(at), zone)}`
  const day = (on: string) => fullDate(on, language)
  const word = (kind: string, value: string) => t(`privacy:file.${kind}.${value}`)
  const spell = (from: string, until: string | null) =>
    until === null ? t('privacy:file.since', { from: day(from) }) : `${day(from)} – ${day(until)}`

  const person = (p: PersonData): string[] => [
    '',
    p.school.name,
    t('privacy:file.name', { name: fullName(p) }),
    ...(p.bornOn === null ? [] : [t('privacy:file.born', { date: day(p.bornOn) })]),
    ...section(
      t('privacy:file.roles'),
      p.roles.map((r) => `${word('role', r.role)}: ${spell(r.from, r.until)}`),
    ),
    ...section(
      t('privacy:file.classes'),
      p.classes.map((c) => `${c.label}: ${spell(c.from, c.until)}`),
    ),
    ...section(
      t('privacy:file.children'),
      p.children.map((c) =>
        [
          `${c.surname} ${c.givenName}`,
          word('relation', c.relation),
          c.label && `«${c.label}»`,
          spell(c.from, null),
        ]
          .filter(Boolean)
          .join(', '),
      ),
    ),
    ...section(
      t('privacy:file.consents'),
      p.consents.map((c) =>
        [
          t('privacy:file.consent', { number: c.number, date: day(c.from), subject: c.subject }),
          word('item', c.item),
          word('evidence', c.evidence),
          c.withdrawnAt && t('privacy:file.withdrawn', { at: instant(c.withdrawnAt, p.school.zone) }),
        ]
          .filter(Boolean)
          .join(', '),
      ),
    ),
    ...section(
      t('privacy:file.links'),
      p.links.map((l) =>
        [instant(l.linkedAt, p.school.zone), l.unlinkedAt && `– ${instant(l.unlinkedAt, p.school.zone)}`]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    ...section(
      t('privacy:file.codes'),
      p.codes.map((c) => `${instant(c.issuedAt, p.school.zone)}: ${word('state', c.state)}`),
    ),
    ...section(
      t('privacy:file.preferences'),
      p.preferences.map((n) => `${n.pupil}: ${word('notice', n.kind)} — ${word('mode', n.mode)}`),
    ),
    ...section(
      t('privacy:file.marks'),
      p.marks.map((m) => [`${day(m.day)}: ${m.subject} — ${m.mark}`, m.comment].filter(Boolean).join(', ')),
    ),
    ...section(
      t('privacy:file.results'),
      p.results.map((r) => `${r.subject}, ${word('result', r.kind)} — ${r.mark}`),
    ),
    ...section(
      t('privacy:file.attendance'),
      p.attendance.map(
        (a) => `${day(a.day)}: ${a.subject} — ${word('presence', a.presence)} (${word('reason', a.reason)})`,
      ),
    ),
    ...section(
      t('privacy:file.absences'),
      p.absences.map((a) =>
        [`${a.pupil}: ${day(a.from)} – ${day(a.until)}`, word('reason', a.reason), a.note]
          .filter(Boolean)
          .join(', '),
      ),
    ),
    ...section(
      t('privacy:file.messages'),
      p.messages.map((m) => `${instant(m.at, p.school.zone)}: ${m.body}`),
    ),
    ...section(
      t('privacy:file.notices'),
      p.notices.map((n) => `${word('sending', n.state)}: ${n.count}`),
    ),
  ]

  const { account } = data
  return [
    t('privacy:file.title', { at: instant(now.toISOString()) }),
    '',
    t('privacy:file.account', { id: account.externalUserId, at: instant(account.createdAt) }),
    ...data.people.flatMap(person),
    '',
  ].join('\n')
}
