import { join } from 'node:path'
import { dataFolder, run, startProgram, type Program } from './support/program'

const fixtures = join(__dirname, '../fixtures/imports')

describe('the program’s commands', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>
  let env: Record<string, string>
  let program: Program

  beforeAll(async () => {
    folder = await dataFolder()
    env = { DATA_DIR: folder.path }
    program = await startProgram(env)
  }, 90_000)
  afterAll(async () => {
    await program.kill()
    await folder.remove()
  })

  it('refuse a second serve on the same data with a sentence that names the first', async () => {
    const { status, complaint } = await run(['serve'], env)
    expect(status).toBe(1)
    expect(complaint).toMatch(/already|in use/i)
    expect(complaint).not.toMatch(/\n\s+at /)
  }, 30_000)

  it('administer and import beside the running program, and the same files change nothing the second time', async () => {
    const school = ['--name', 'МБОУ «Школа № 77»', '--short', 'Школа № 77', '--zone', 'Europe/Moscow']
    expect(await run(['admin', 'school', 'create', ...school], env)).toMatchObject({ status: 0 })
    const { output } = await run(['admin', 'school', 'list'], env)
    expect(output).toContain('Школа № 77')

    const files = ['--school', 'Школа № 77', '--timetable', join(fixtures, 'asc-timetable-cp1251.xml')]
    const dry = await run(['import', ...files], env)
    expect(dry.status).toBe(0)
    const applied = await run(['import', ...files, '--apply'], env)
    expect(applied.status).toBe(0)
    const again = await run(['import', ...files, '--apply'], env)
    expect(again.status).toBe(0)
    expect(again.output).not.toEqual(applied.output)
  }, 90_000)

  it('say every wrong setting at once', async () => {
    const { status, complaint } = await run(['serve'], {
      PORT: 'abc',
      BOT_TOKEN: 'not a token',
      DATABASE_URL: 'postgres://127.0.0.1/x',
    })
    expect(status).toBe(1)
    for (const variable of ['PORT', 'BOT_TOKEN', 'SECRET_KEY']) expect(complaint).toContain(variable)
  })

  it('answer an unknown command with status 2 and the known ones', async () => {
    const { status, complaint } = await run(['teach'], env)
    expect(status).toBe(2)
    expect(complaint).toContain('serve, import or admin')
  })

  it('work on the same data after the program is gone', async () => {
    await program.kill()
    const { status, output } = await run(['admin', 'school', 'list'], env)
    expect(status).toBe(0)
    expect(output).toContain('Школа № 77')
  }, 30_000)
})
