import { byEachDriver } from './by-each-driver'

byEachDriver('text becomes entities', (site) => {
  test('HTML, with UTF-16 offsets, references and what Telegram finds by itself', async () => {
    const message = await site.send(
      '😀 <b>Оценки</b> <a href="https://school.ru/x">тут</a> &lt;5&gt; <blockquote expandable>§ 12</blockquote> t.me/x https://a.ru',
      { parse_mode: 'HTML' },
    )
    expect(message.text).toBe('😀 Оценки тут <5> § 12 t.me/x https://a.ru')
    expect(message.entities).toEqual([
      { type: 'bold', offset: 3, length: 6 },
      { type: 'text_link', url: 'https://school.ru/x', offset: 10, length: 3 },
      { type: 'expandable_blockquote', offset: 18, length: 4 },
      { type: 'url', offset: 23, length: 6 },
      { type: 'url', offset: 30, length: 12 },
    ])
  })

  test.each([
    ['<u>a</u><s>b</s><tg-spoiler>c</tg-spoiler>', ['underline', 'strikethrough', 'spoiler']],
    [
      '<strong>a</strong><em>b</em><ins>c</ins><del>d</del>',
      ['bold', 'italic', 'underline', 'strikethrough'],
    ],
    ['<code>a</code> <pre><code class="language-ts">b</code></pre>', ['code', 'pre']],
    ['<tg-time unix="1700000000" format="wDT">вчера</tg-time>', ['date_time']],
    [
      '/marks @name #тег a@b.ru +7 900 123-45-67',
      ['bot_command', 'mention', 'hashtag', 'email', 'phone_number'],
    ],
  ])('HTML knows %s', async (text, types) => {
    const { entities } = await site.send(text, { parse_mode: 'HTML' })
    expect(entities!.map(({ type }) => type)).toEqual(types)
  })

  test.each([
    ['<b>нет конца', 'Can\'t find end tag corresponding to start tag "b"'],
    ['я <ученик>', 'Unsupported start tag "ученик" at byte offset 3'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['3 < 5', 'Unsupported start tag "" at byte offset 2'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('refuses the HTML %s', async (text, detail) => {
    expect(await site.refusal('sendMessage', { text, parse_mode: 'HTML' })).toBe(
      `400 Bad Request: can't parse entities: ${detail}`,
    )
  })

  test('MarkdownV2', async () => {
    const message = await site.send('*жирный _и курсив_* `код` ||тайна|| [я](https://a.ru)\\.\n>цитата', {
      parse_mode: 'MarkdownV2',
    })
    expect(message.text).toBe('жирный и курсив код тайна я.\nцитата')
    expect(message.entities!.map(({ type, offset, length }) => [type, offset, length])).toEqual([
      ['bold', 0, 15],
      ['italic', 7, 8],
      ['code', 16, 3],
      ['spoiler', 20, 5],
      ['text_link', 26, 1],
      ['blockquote', 29, 6],
    ])
  })

  test.each([
    ['итого.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['*жирный', "Can't find end of Bold entity at byte offset 0"],
    ['[я](a', "Can't find end of a URL at byte offset 0"],
  ])('refuses the MarkdownV2 %s', async (text, detail) => {
    expect(await site.refusal('sendMessage', { text, parse_mode: 'MarkdownV2' })).toBe(
      `400 Bad Request: can't parse entities: ${detail}`,
    )
  })

  test('the legacy Markdown mode is refused and says what to use', async () => {
    expect(await site.refusal('sendMessage', { text: '*x*', parse_mode: 'Markdown' })).toMatch(
      /^400 .*legacy Markdown mode: use HTML or MarkdownV2$/,
    )
  })

  test('given entities are taken, cut to the trimmed text, and mentions of strangers dropped', async () => {
    const stranger = { id: 4, is_bot: false, first_name: 'x' }
    const entities = [
      { type: 'bold', offset: 0, length: 20 },
      { type: 'text_mention', offset: 2, length: 2, user: stranger },
    ]
    expect((await site.send('  вот ', { entities })).entities).toEqual([
      { type: 'bold', offset: 0, length: 3 },
    ])
  })
})
