import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '../../..')
const compiled = join(root, 'dist/main.js')

/** The compiled program as a process of its own. */
export interface Program {
  readonly address: string
  /** Everything it wrote to standard output. */
  output(): string
  /** Everything it wrote to standard error: its log. */
  log(): string
  /** The code it printed for a guest of the demo. */
  code(role: string): string
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  /** Asks it to end, and answers its status. */
  stop(): Promise<number | null>
}

/** A folder for the program's data, removed by the returned function. */
export async function dataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'zvonok-'))
  // Else root's database would stand in another folder, and stay there.
  await chmod(path, 0o755)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Starts the compiled program without waiting for it. */
export function launch(words: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  if (!existsSync(compiled)) throw new Error('The program is not built: run the tests by «npm test»')
  return spawn(process.execPath, [compiled, ...words], {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'warn', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs a command of the operator to its end. */
export async function run(words: readonly string[], env: Readonly<Record<string, string>>) {
  const child = launch(words, env)
  let output = ''
  let complaint = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, output, complaint }
}

/** Starts the program and resolves when it says where it is. */
export async function startProgram(env: Readonly<Record<string, string>>): Promise<Program> {
  const child = launch(['serve'], env)
  const ended = once(child, 'exit') as Promise<[number | null]>
  let output = ''
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const said = /^(?:Zvonok is open|Page to try it on): (http:\/\/[\d.:]+)/m.exec(output)?.[1]
      if (said) resolve(said)
    })
    child.on('exit', (status) => {
      reject(new Error(`The program ended with ${status ?? 'a signal'}: ${complaint}`))
    })
  })
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    const [status] = await ended
    return status
  }
  return {
    address,
    output: () => output,
    log: () => complaint,
    code: (role) => new RegExp(`^demo-code ${role} (\\S+) `, 'm').exec(output)?.[1] ?? '',
    async kill() {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
  }
}
