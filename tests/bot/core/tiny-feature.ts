import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { choice, defineConversation } from '../../../bot/dialogue'
import { pressHandler, type Feature } from '../../../bot/feature'
import { callbackCodec } from '../../../bot/ui/callback-codec'
import { html } from '../../../bot/ui/html'
import { JournalError } from '../../../journal/errors'
import { write } from '../../../journal/operation'
import { loadTexts, type Texts } from '../../../locales/translate'

/** An operation whose effect can be counted: one audit row a note. */
export const takeNote = write({
  name: 'tiny.note',
  input: z.object({ text: z.string().min(1).max(200) }),
  load: async () => ({}),
  allow: () => true,
  execute: async ({ input }) => ({
    result: { length: input.text.length },
    audit: [{ schoolId: null, subjectKind: 'note', subjectId: null, after: { text: input.text } }],
  }),
})

const codec = callbackCodec('tiny', { page: { number: 'int' }, fail: {}, refuse: {} })

const page = (number: number) => ({
  text: html`Страница ${number}`,
  buttons: [
    [{ text: 'Дальше', data: codec.data('page', { number: number + 1 }) }],
    [
      { text: 'Сломать', data: codec.data('fail', {}) },
      { text: 'Нельзя', data: codec.data('refuse', {}) },
      { text: 'Чужая', data: 'nobody:1:2' },
      { text: 'Старая', data: 'tiny:9:zz' },
    ],
  ],
})

/** Two questions and a note; the second may be answered by a button. */
export const survey = defineConversation('survey@1', async (dialogue, { greeting }: { greeting: string }) => {
  const name = await dialogue.ask({ text: html`${greeting} Как назвать?` })
  if (name.kind !== 'text') return
  const sure = await dialogue.ask({
    text: html`Записать «${name.text}»?`,
    buttons: [
      [
        { text: 'Да', data: choice('yes') },
        { text: 'Нет', data: choice('no') },
      ],
    ],
  })
  if (sure.kind === 'press' && sure.data === 'yes') {
    const { length } = await dialogue.run(takeNote, { text: name.text })
    await dialogue.show({ text: html`Записано, знаков: ${length}.` })
  } else await dialogue.show({ text: html`Не записано.` })
})

/** A feature that shows, notes, asks, refuses and breaks. */
export function tinyFeature(more: Partial<Feature> = {}): Feature {
  return {
    name: 'tiny',
    commands: [
      { command: 'tiny', visibleTo: () => true },
      { command: 'menu', visibleTo: () => true },
      { command: 'secret', visibleTo: (actor) => actor.kind === 'account' },
    ],
    continues: true,
    async open(turn, { command, rest, typed }) {
      if (rest === 'бессмыслица') return false
      if (rest.startsWith('запиши')) {
        await turn.run(takeNote, { text: typed })
        await turn.send({ text: html`Записано: ${typed}` })
      } else if (rest === 'анкета') await turn.enter('survey@1', { greeting: 'Здравствуйте!' })
      else if (rest !== '') await turn.send({ text: html`Слова: ${rest}` })
      else await turn.show(page(1))
      if (command === null) turn.setTopic('tiny')
      return true
    },
    conversations: [survey],
    callbacks: pressHandler(codec, async (turn, press) => {
      if (press.action === 'fail') throw new Error('a secret name')
      if (press.action === 'refuse') throw new JournalError('not_found')
      await turn.show(page(press.number))
    }),
    ...more,
  }
}

/** The program's texts and those of the tiny feature. */
export function tinyTexts(): Texts {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-texts-'))
  cpSync(join(__dirname, '../../../locales'), folder, { recursive: true })
  const catalogue = (menu: string, phrases: string[]) =>
    JSON.stringify({ menu, phrases, commands: { tiny: 'пример', menu: 'меню', secret: 'тайна' } })
  writeFileSync(join(folder, 'ru', 'tiny.json'), catalogue('Пример', ['пример', 'что за пример']))
  writeFileSync(join(folder, 'en', 'tiny.json'), catalogue('Example', ['example']))
  try {
    return loadTexts(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
