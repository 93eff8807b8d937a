import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** One line of the log: table, key and value; a line without a value removes the record. */
export interface LogLine {
  t: string
  k: string
  v?: unknown
}

const isLogLine = (value: unknown): value is LogLine =>
  typeof value === 'object' && value !== null && 't' in value && 'k' in value

/**
 * Reads the whole lines of a log in order. A torn line (the process was killed while writing) is left out:
 * what it would have said was never answered to anybody.
 */
export function readLog(file: string, take: (line: LogLine) => void): void {
  if (!existsSync(file)) return
  const bytes = readFileSync(file)
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(10, start)
    const end = newline === -1 ? bytes.length : newline
    try {
      const line: unknown = JSON.parse(bytes.toString('utf8', start, end))
      if (isLogLine(line)) take(line)
    } catch {
      // A torn line; the next whole one counts again.
    }
    start = end + 1
  }
}

/** An append-only file that only its owner reads, for chats are in it; lines reach the operating system at `flush`, so a killed process loses none of them. */
export class RecordLog {
  private buffer = ''
  private readonly descriptor: number

  /** Starts a new file from the records that are left and puts it in the old one's place. */
  constructor(file: string, records: Iterable<LogLine>) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const next = `${file}.next`
    this.descriptor = openSync(next, 'w', 0o600)
    for (const record of records) {
      this.append(record)
      if (this.buffer.length > 1_000_000) this.flush()
    }
    this.flush()
    fsyncSync(this.descriptor)
    renameSync(next, file)
  }

  append(line: LogLine): void {
    this.buffer += `${JSON.stringify(line)}\n`
  }

  flush(): void {
    if (this.buffer === '') return
    const bytes = Buffer.from(this.buffer)
    this.buffer = ''
    for (let done = 0; done < bytes.length;) done += writeSync(this.descriptor, bytes, done)
  }

  close(): void {
    this.flush()
    closeSync(this.descriptor)
  }
}
