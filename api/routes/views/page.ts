import type { OpenedView } from '../../../journal/views/open-view'
import type { Language, Translate } from '../../../locales/translate'
import { escapeHtml } from '../../escape-html'
import { tablesOf, type Table } from './tables'

const style = `body{font:1.1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:46rem;padding:1rem;color-scheme:light dark}
h1{font-size:1.4rem}table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #8886}
button{font:inherit;padding:.6rem 1.4rem;cursor:pointer}`

const page = (language: Language, title: string, site: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(`${title} · ${site}`)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>
`

/** Asks for the press that opens the page: programs that only look at an address must not use it up. */
export const askPage = (t: Translate, language: Language): string =>
  page(
    language,
    t('views:open_title'),
    t('views:site'),
    `<p>${escapeHtml(t('views:open_text'))}</p>
<form method="post"><button>${escapeHtml(t('views:open_button'))}</button></form>`,
  )

/** Says that the address is used up, out of date or never was. */
export const gonePage = (t: Translate, language: Language): string =>
  page(language, t('views:gone_title'), t('views:site'), `<p>${escapeHtml(t('views:gone_text'))}</p>`)

const tableHtml = (table: Table, names: OpenedView['names'], t: Translate): string => {
  const who = [names[table.pupilId], table.classLabel].filter(Boolean).join(', ')
  const caption = escapeHtml([who, table.about].filter(Boolean).join(' · '))
  if (table.rows.length === 0) return `<h2>${caption}</h2><p>${escapeHtml(t('views:empty'))}</p>`
  const head = table.columns
    .map((c) => `<th scope="col">${escapeHtml(t(`views:columns.${c}`))}</th>`)
    .join('')
  const rows = table.rows.map((cells) => `<tr>${cells.map((c) => `<td>${escapeHtml(c)}</td>`).join('')}</tr>`)
  return `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`
}

/** The page itself: one table a pupil. */
export function viewPage({ content, names }: OpenedView, t: Translate, language: Language): string {
  const tables = tablesOf(content, { t, language }).map((table) => tableHtml(table, names, t))
  const title = t(`views:titles.${content.view.replace('.', '_')}`)
  return page(language, title, t('views:site'), `${tables.join('\n')}\n<p>${escapeHtml(t('views:once'))}</p>`)
}
