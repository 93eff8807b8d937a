import { cpus } from 'node:os'
import { openBench } from './open-bench'
import { readOptions } from './options'
import type { Figure } from './row'
import { rows } from './rows'

const write = (line: string) => process.stdout.write(`${line}\n`)

const widths = { row: 4, what: 58, toReach: 10, reached: 10 }

const line = ({ row, what, toReach, reached, details }: Figure): string =>
  [
    row.padEnd(widths.row),
    what.padEnd(widths.what),
    toReach.padEnd(widths.toReach),
    reached.padEnd(widths.reached),
    details,
  ].join('  ')

const placeOf = (pinned: boolean): string => {
  const [processor] = cpus()
  const where = pinned
    ? 'server on one processor, everything else on another'
    : 'NOT pinned: ratios are rough'
  return `Node ${process.version}, ${cpus().length} × ${processor?.model.trim() ?? 'processor'}; ${where}`
}

/** Measures the rows that were asked for and prints each as soon as it is known; figures are reported, not judged. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const chosen = rows.filter(({ name }) => options.rows.length === 0 || options.rows.includes(name))
  const bench = await openBench(options)
  const figures: Figure[] = []
  const place = placeOf(bench.processors.pinned)
  if (!options.json) {
    write(place)
    write(line({ row: 'row', what: 'figure', toReach: 'to reach', reached: 'reached', details: 'made of' }))
  }
  try {
    for (const row of chosen) {
      bench.note(`row ${row.name}`)
      try {
        for await (const figure of row.measure(bench)) {
          figures.push(figure)
          if (!options.json) write(line(figure))
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        const failed = { row: row.name, what: 'not measured', toReach: '', reached: '—', details: reason }
        figures.push(failed)
        if (!options.json) write(line(failed))
      }
    }
  } finally {
    await bench.close()
  }
  if (options.json) write(JSON.stringify({ place, figures }, null, 2))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
})
