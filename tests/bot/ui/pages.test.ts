import { bold, html } from '../../../bot/ui/html'
import { paginate } from '../../../bot/ui/pages'

const rows = (count: number, text = 'Алгебра — § 12') =>
  Array.from({ length: count }, (_, i) => html`${i} ${text}`)

describe('a long answer', () => {
  it('is one page while it fits a screen', () => {
    const page = paginate(bold('Задания'), [{ heading: bold('Аня'), rows: rows(3) }], 0)
    expect(page).toMatchObject({ page: 0, pages: 1 })
    expect(page.text.source.split('\n')).toHaveLength(5)
  })

  it('goes on under its title and the child’s name again', () => {
    const blocks = [{ heading: bold('Аня'), rows: rows(60) }]
    const second = paginate(bold('Задания'), blocks, 1)
    expect(second.pages).toBe(2)
    expect(second.text.source).toMatch(/^<b>Задания<\/b>\n<b>Аня<\/b>\n/)
  })

  it('stays below what the messenger takes, and loses no word of a very long task', () => {
    const words = Array.from({ length: 700 }, (_, i) => `слово${i}<&>`)
    const blocks = [{ heading: bold('Аня'), rows: [html`${words.join(' ')}`] }]
    const { pages } = paginate(bold('Задания'), blocks, 0)
    const texts = Array.from({ length: pages }, (_, i) => paginate(bold('Задания'), blocks, i).text.source)
    expect(pages).toBeGreaterThan(1)
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(4096)
    expect(texts.join(' ').match(/слово\d+/g)).toHaveLength(700)
  })

  it('shows the last page for a number beyond it', () => {
    expect(paginate(bold('Задания'), [{ heading: null, rows: rows(60) }], 99)).toMatchObject({
      page: 1,
      pages: 2,
    })
  })
})
