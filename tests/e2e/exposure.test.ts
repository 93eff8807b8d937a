import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { until } from '../support/telegram'
import { dataFolder, startProgram, type Program } from './support/program'

const adminKey = 'k'.repeat(40)
const newLabel = 'Колокольчик'

interface Message {
  readonly message_id: number
  readonly fromBot: boolean
  readonly text?: string
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly (readonly {
      readonly text: string
      readonly callback_data?: string
    }[])[]
  }
}

describe('the demo', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>
  let program: Program
  beforeAll(async () => {
    folder = await dataFolder()
    program = await startProgram({ DATA_DIR: folder.path, ADMIN_API_KEY: adminKey, LOG_LEVEL: 'trace' })
  }, 90_000)
  afterAll(async () => {
    await program.stop()
    await folder.remove()
  }, 60_000)

  const control = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${program.address}/simulator/api/${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    return (await response.json()) as T
  }
  const written = async (id: number) =>
    (await control<{ messages: Message[] }>(`chats/${id}/messages?limit=200`)).messages.filter(
      (m) => m.fromBot,
    )
  const answered = async (id: number, act: () => Promise<unknown>, text: RegExp) => {
    const before = (await written(id)).length
    await act()
    await until(
      async () => (await written(id)).slice(before - 1).some((m) => text.test(m.text ?? '')),
      10_000,
    )
  }
  const says = (id: number, text: string, answer: RegExp) =>
    answered(id, () => control(`chats/${id}/say`, { text }), answer)
  const presses = async (id: number, label: RegExp, answer: RegExp) => {
    for (const { message_id: messageId, reply_markup: markup } of (await written(id)).toReversed()) {
      const button = (markup?.inline_keyboard ?? []).flat().find(({ text }) => label.test(text))
      if (!button) continue
      const press = () => control(`chats/${id}/press`, { messageId, data: button.callback_data })
      return answered(id, press, answer)
    }
    throw new Error(`There is no button ${String(label)}`)
  }
  const api = async (path: string, method = 'GET', body?: object) => {
    const response = await fetch(`${program.address}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${adminKey}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await response.json()) as { readonly items: readonly Readonly<Record<string, string>>[] }
  }

  it('writes no name, text, code or key into its log, whatever people and programs do', async () => {
    const { id } = await control<{ id: number }>('people', { firstName: 'Незнакомка' })
    await says(id, 'K2K2-K2K2-K2K2', /Код не подошёл/)
    await says(id, `/start ${program.code('parent')}`, /Это вы/)
    await presses(id, /^Да/, /Согласие/)
    await presses(id, /Даю/, /Подключены/)
    await says(id, 'оценки', /Оценки ·/)
    await says(id, 'что задали', /Что задали/)
    await says(id, '/children', /Дети/)
    await presses(id, /назвать иначе/, /как показывать/)
    await says(id, newLabel, new RegExp(newLabel))
    await says(id, '/privacy', /согласие/i)
    const { items: people } = await api('/people?limit=200')
    await api('/people', 'POST', { schoolId: '1', surname: 'Тайнова', givenName: 'Ия\ud800' })
    await api('/people?search=%00')
    await until(() => program.log().includes('"kind":"press"'))
    const secrets = [
      ...people.flatMap(({ surname, givenName, patronymic }) => [surname, givenName, patronymic]),
      ...['Незнакомка', 'Тайнова', newLabel, 'K2K2', 'оценки', 'Алгебра', adminKey],
      ...[program.code('parent'), program.code('parent').replaceAll('-', ''), '1000000001:', String(id)],
    ]
    const log = program.log()
    expect(log.split('\n').length).toBeGreaterThan(10)
    expect(secrets.filter((secret) => secret && secret.length > 2 && log.includes(secret))).toEqual([])
  }, 60_000)

  it('keeps its secrets and chats from other users of the machine', async () => {
    const open: string[] = []
    const walk = async (path: string): Promise<void> => {
      // Whoever may not enter a folder reads nothing in it; the outermost is the owner's own choice.
      if (path !== folder.path && ((await stat(path)).mode & 0o005) === 0) return
      const entries = await readdir(path, { withFileTypes: true })
      for (const entry of entries) {
        const child = join(path, entry.name)
        if (entry.isDirectory()) await walk(child)
        else if (((await stat(child)).mode & 0o004) !== 0) open.push(entry.name)
      }
    }
    await walk(folder.path)
    // The embedded server's notes of who has it open: numbers of processes.
    expect(open.filter((name) => !/^(turn\..*|location|[0-9a-f-]{36})$/.test(name))).toEqual([])
  })

  it('does not let a page on the web drive its bot, by a token that everybody knows', async () => {
    const tokens = ['1000000001:demo-school-has-no-real-token', '1000000001:', '1000000001']
    for (const token of tokens) {
      const address = `${program.address}/simulator/botapi/bot${token}/setWebhook?url=http://evil.example`
      expect((await fetch(address, { headers: { Origin: 'http://evil.example' } })).status).not.toBe(200)
    }
  })
})
