import QRCode from 'qrcode'
import { dayOf } from '../../../journal/clock'
import type { Letterhead } from '../../../journal/classes/read-class-letterhead'
import type { Language, Translate } from '../../../locales/translate'
import { escapeHtml } from '../../escape-html'

/** One letter: whom it is for, and the code. */
export interface Letter {
  readonly code: string
  readonly deepLink: string
  readonly expiresAt: string
  readonly role: 'pupil' | 'guardian'
  readonly person: Name
  readonly children: readonly { readonly givenName: string; readonly classLabel: string | null }[]
}

interface Name {
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
}

const style = `
@page { size: A4; margin: 10mm }
body { margin: 0; font: 10.5pt/1.35 'PT Sans', 'Segoe UI', 'Noto Sans', Arial, sans-serif; color: #000 }
header { padding: 0 0 4mm; font-size: 9pt }
main { display: grid; grid-template-columns: 1fr 1fr }
article { break-inside: avoid; border: 0.3mm dashed #777; padding: 5mm; display: flow-root }
article svg { float: right; width: 30mm; height: 30mm; margin: 0 0 2mm 3mm }
h1 { font-size: 11pt; margin: 0 } h2 { font-size: 12pt; margin: 0 0 2mm }
p, ol { margin: 0 0 2mm } ol { padding-left: 5mm }
code { font: bold 13pt ui-monospace, 'DejaVu Sans Mono', Consolas, monospace; white-space: nowrap }
small { font-size: 8.5pt; display: block }
@media screen { body { max-width: 190mm; margin: 10mm auto } }`

const initial = (name: string) => `${String.fromCodePoint(name.codePointAt(0) ?? 0)}.`

/** «Ольга Сергеевна К.»: the surname only as a letter, because the paper may lie about. */
const shortName = ({ surname, givenName, patronymic }: Name) =>
  [givenName, patronymic, initial(surname)].filter(Boolean).join(' ')

const teacherName = ({ surname, givenName, patronymic }: Name) =>
  [givenName, patronymic ?? surname].filter(Boolean).join(' ')

/** How people name the place where the bot is: its name at Telegram, else the address itself. */
const placeOf = (address: string, t: Translate): string => {
  const { hostname, host, pathname } = new URL(address)
  return hostname === 't.me' ? t('letters:place_telegram', { bot: `@${pathname.slice(1)}` }) : host + pathname
}

const fullDate = (instant: string, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${dayOf(new Date(instant), zone)}T00:00:00Z`))

const recipientOf = ({ role, person, children }: Letter, kind: Letterhead['kind'], t: Translate): string => {
  const name = shortName(person)
  if (role === 'pupil') return t(`letters:recipient.pupil_${kind}`, { name })
  const list = children.map((child) => [child.givenName, child.classLabel].filter(Boolean).join(', '))
  const theirs = t('letters:children', { count: list.length, list: list.join(' · ') })
  return `${t('letters:recipient.guardian', { name })} ${theirs}`
}

const contactsOf = ({ teachers, phone }: Letterhead, t: Translate): string =>
  [...teachers.map(teacherName), ...(phone ? [t('letters:office', { phone })] : [])].join(', ')

async function renderLetter(
  letter: Letter,
  head: Letterhead,
  t: Translate,
  language: Language,
): Promise<string> {
  const address = letter.role === 'pupil' ? head.pupilAddress : 'formal'
  const reader = letter.role === 'pupil' ? head.pupilAddress : 'guardian'
  const contacts = contactsOf(head, t)
  const text = (key: string, options = {}) => escapeHtml(t(`letters:${key}`, options))
  const date = fullDate(letter.expiresAt, head.timeZone, language)
  return `<article>
${await QRCode.toString(letter.deepLink, { type: 'svg', margin: 1 })}<h2>${text('head', { school: head.schoolName, label: head.label })}</h2>
<p>${escapeHtml(recipientOf(letter, head.kind, t))}</p>
<ol><li>${text(`open.${address}`, { place: placeOf(letter.deepLink, t) })}</li>
<li>${text(`send.${address}`)} <code>${escapeHtml(letter.code)}</code></li>
<li>${text(`consent.${reader}`)}</li></ol>
<p>${text(`personal.${reader}`, { date })}</p>
<small>${text(`voluntary_${head.kind}`)}</small>
<small>${contacts ? `${text('questions', { contacts })} ` : ''}${text('never_asked')}</small>
</article>`
}

/** A sheet of letters to print on A4 and cut up, each with its QR code; it holds no link to anything outside itself. */
export async function renderLetters(
  head: Letterhead,
  letters: readonly Letter[],
  t: Translate,
  language: Language,
): Promise<string> {
  const title = escapeHtml(t('letters:title', { school: head.schoolName, label: head.label }))
  const parts = await Promise.all(letters.map((letter) => renderLetter(letter, head, t, language)))
  const intro = escapeHtml(t(letters.length > 0 ? 'letters:intro' : 'letters:nobody'))
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head>
<body><header><h1>${title}</h1>${intro}</header><main>
${parts.join('\n')}
</main></body></html>
`
}
