import { join } from 'node:path'
import { runAdmin } from '../../api/cli/admin'
import { authenticateApiKey } from '../../journal/access/api-keys'
import { loadTexts } from '../../locales/translate'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  buildClass,
  buildGuardian,
  buildPerson,
  buildPupil,
  buildSchool,
  buildStaff,
  linkAccount,
  testJournal,
} from '../support/factories'

const texts = loadTexts(join(__dirname, '../../locales'))
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.truncate())
afterAll(() => database.drop())

const toTelegram = (code: string) => `https://t.me/ZvonokTestBot?start=${code}`

const run = async (
  line: string | readonly string[],
  language: 'ru' | 'en' = 'ru',
  deepLink: typeof toTelegram | null = toTelegram,
) => {
  let shown = ''
  const code = await runAdmin(typeof line === 'string' ? line.split(' ') : line, {
    journal: testJournal(database.db),
    deepLink,
    out: (text) => (shown += `${text}\n`),
    texts,
    language,
  })
  return { code, shown, lines: shown.trimEnd().split('\n') }
}

describe('npm run admin -- key', () => {
  it('makes a key that works, lists it without the key itself, and revokes it', async () => {
    const journal = testJournal(database.db)
    const made = await run(['key', 'create', '--name', 'Канцелярия', '--scopes', 'people,codes'])
    const [said = '', key = ''] = made.lines
    expect(made.code).toBe(0)
    const id = /№ (\d+)/.exec(said)?.[1] ?? ''
    expect(await authenticateApiKey(journal, key, null)).toEqual({
      kind: 'apiKey',
      keyId: id,
      schoolId: null,
      scopes: ['people', 'codes'],
    })

    const listed = await run('key list')
    expect(listed.lines).toEqual([`${id}\tКанцелярия\tвсе школы\tpeople,codes\t2026-11-24`])
    expect(listed.shown).not.toContain(key)

    expect(await run(`key revoke ${id}`)).toMatchObject({ code: 0 })
    expect(await authenticateApiKey(journal, key, null)).toBeNull()
    expect((await run('key list')).shown).toContain('отозван')
  })

  it('makes a key for one school and refuses one for a school that is not there', async () => {
    const school = await buildSchool(database.db)
    const made = await run(`key create --name N --scopes people --school ${school.id}`)
    expect(made.code).toBe(0)
    const actor = await authenticateApiKey(testJournal(database.db), made.lines[1] ?? '', null)
    expect(actor?.schoolId).toBe(school.id)
    expect(await run('key create --name N --scopes people --school 999999')).toMatchObject({ code: 1 })
  })
})

describe('npm run admin -- school', () => {
  it('founds a school and lists it', async () => {
    expect((await run('school list')).shown).toContain('Школ нет')
    const line = [
      'school',
      'create',
      '--name',
      'МБОУ «Школа № 3»',
      '--short',
      'Школа № 3',
      '--zone',
      'Asia/Vladivostok',
    ]
    const made = await run(line)
    expect(made).toMatchObject({ code: 0, shown: expect.stringMatching(/^Школа № \d+: Школа № 3\.\n$/) })
    expect((await run('school list')).lines).toEqual([
      expect.stringMatching(/^\d+\tШкола № 3\tAsia\/Vladivostok$/),
    ])
  })

  it('says which option is wrong when the core refuses', async () => {
    const made = await run('school create --name A --short B --zone Moon/Crater')
    expect(made.code).toBe(1)
    expect(made.shown).toBe(
      'Так записать нельзя.\n--zone: нужен часовой пояс вида Europe/Moscow или Asia/Vladivostok.\n',
    )
  })
})

describe('npm run admin -- code', () => {
  it('issues a code with its link and QR', async () => {
    const { db } = database
    const teacher = await buildStaff(db, await buildSchool(db))
    const issued = await run(`code issue --person ${teacher.id} --days 3`)
    expect(issued.code).toBe(0)
    const [said, code = '', link, ...qr] = issued.lines
    expect(said).toMatch(/^Код № \d+, действует до 2026-11-27 09:00Z\./)
    expect(code).toMatch(/^[2-9ACEHKMPTX]{4}(-[2-9ACEHKMPTX]{4}){2}$/)
    expect(link).toBe(`https://t.me/ZvonokTestBot?start=${code}`)
    expect(qr.length).toBeGreaterThan(10)
    expect(qr.join('')).toMatch(/[▀▄█]/)

    expect((await run('code list')).shown).toContain('Соколова Мария Ивановна\tне использован')
  })

  it('issues a code without a link while the bot’s name is not known', async () => {
    const teacher = await buildStaff(database.db, await buildSchool(database.db))
    const issued = await run(`code issue --person ${teacher.id}`, 'en', null)
    expect(issued).toMatchObject({ code: 0, lines: { length: 3 } })
    expect(issued.lines[2]).toContain('its name is not known')
  })

  it('issues codes to a class and says who got none and why', async () => {
    const { db } = database
    const school = await buildSchool(db)
    const schoolClass = await buildClass(db, school)
    const pupil = await buildPupil(db, school, { class: schoolClass })
    await buildGuardian(db, school, { of: [pupil], surname: 'Козлова' })
    await linkAccount(db, pupil)
    const issued = await run(`code class --class ${schoolClass.id}`, 'en')
    expect(issued).toMatchObject({ code: 0 })
    expect(issued.lines).toEqual([
      expect.stringMatching(/^Козлова Ольга Сергеевна\tparent\t[\w-]{14}\thttps:\/\/t\.me/),
      `Person no. ${pupil.id}: linked already, no code is needed.`,
      '1 code issued. Codes are shown once.',
    ])
  })

  it('revokes a code, and refuses when it has been used', async () => {
    const { db } = database
    const teacher = await buildStaff(db, await buildSchool(db))
    const issued = await run(`code issue --person ${teacher.id}`)
    const id = /№ (\d+)/.exec(issued.shown)?.[1] ?? ''
    expect(await run(`code revoke ${id}`)).toEqual(
      expect.objectContaining({ code: 0, shown: `Код № ${id} отозван.\n` }),
    )
    expect((await run('code list --state revoked')).lines).toHaveLength(1)
    expect((await run('code list --state issued')).shown).toBe('Таких кодов нет.\n')
    await db.models.LinkCode.update({ revokedAt: null, redeemedAt: new Date() }, { where: { id } })
    const refused = await run(`code revoke ${id}`)
    expect(refused.code).toBe(1)
    expect(refused.shown).toContain('код уже использован')
  })

  it('says why nobody gets a code who could see nothing', async () => {
    const person = await buildPerson(database.db, await buildSchool(database.db))
    const refused = await run(`code issue --person ${person.id}`, 'en')
    expect(refused.code).toBe(1)
    expect(refused.shown).toContain('a code would open nothing')
  })

  it('asks for the paper consent first where the school keeps consents on paper', async () => {
    const school = await buildSchool(database.db, { settings: { consentEvidence: 'paper' } })
    const pupil = await buildPupil(database.db, school, { class: await buildClass(database.db, school) })
    const refused = await run(`code issue --person ${pupil.id}`)
    expect(refused.code).toBe(1)
    expect(refused.shown).toContain('номер согласия не записан')
  })
})

describe('npm run admin -- account', () => {
  it('lists linked accounts without the messenger’s id and unlinks one', async () => {
    const { db } = database
    const teacher = await buildStaff(db, await buildSchool(db))
    const account = await linkAccount(db, teacher)
    const listed = await run(`account list --person ${teacher.id}`)
    expect(listed.lines).toEqual([`${account.linkId}\tСоколова Мария Ивановна\t2026-11-24 09:00Z`])
    expect(listed.shown).not.toContain(account.externalUserId)
    expect(await run(`account unlink ${account.linkId}`)).toMatchObject({ code: 0 })
    expect((await run('account list')).shown).toBe('Подключённых аккаунтов нет.\n')
    const link = await db.models.AccountLink.findByPk(account.linkId, { rejectOnEmpty: true })
    expect(link.unlinkReason).toBe('school')
    expect((await run(`account unlink ${account.linkId}`)).code).toBe(1)
  })
})

describe('npm run admin', () => {
  it.each([
    ['', 'Не названа команда.'],
    ['frobnicate it', 'Нет команды «frobnicate it».'],
    ['key', 'Нет команды «key».'],
    ['key create --scopes people', 'Не хватает --name.'],
    [
      'key create --name N --scopes people,everything',
      '--scopes: нужен список через запятую из слов schools,',
    ],
    ['key create --name N --scopes people --school seven', '--school: нужен номер, например 12.'],
    ['key create --name N --scopes people --colour red', 'У этой команды нет --colour.'],
    ['key create --scopes people --name', 'После --name нужно значение.'],
    ['key revoke', 'Не хватает номера.'],
    ['key revoke x', 'x: нужен номер, например 12.'],
    ['key revoke 1 2', 'Лишнее слово «2».'],
    ['key list now', 'Лишнее слово «now».'],
    ['code issue --person 1 --days 0', '--days: нужно число дней от 1 до 365.'],
    ['code list --state lost', '--state: нужно одно из слов issued, redeemed, expired, revoked.'],
    ['school create --name A --short B --zone C --kind zoo', '--kind: нужно одно из слов school, college.'],
  ])('«%s» is wrong usage and says what to do', async (line, sentence) => {
    const { code, shown, lines } = await run(line)
    expect(code).toBe(2)
    expect(shown).toContain(sentence)
    expect(lines).toHaveLength(2)
  })

  it.each([
    'key revoke 999999',
    'code revoke 999999',
    'account unlink 999999',
    'code issue --person 999999',
    'code class --class 999999',
  ])('«%s» is refused because nothing is there', async (line) => {
    expect(await run(line)).toMatchObject({ code: 1, shown: expect.stringContaining('Такого номера нет') })
  })

  it.each(['ru', 'en'] as const)('explains every command in %s', async (language) => {
    const { code, lines } = await run('help', language)
    expect(code).toBe(0)
    expect(lines.filter((line) => line.startsWith('  '))).toHaveLength(11)
  })
})
