import { deflateRawSync } from 'node:zlib'
import { readAscTimetable } from '../../../journal/imports/formats/asc-timetable/read-asc-timetable'
import { readGrid } from '../../../journal/imports/formats/read-grid'
import { UnreadableFile } from '../../../journal/imports/problem'
import { textFile } from './import-support'

const codeOf = (read: () => unknown): string => {
  try {
    read()
    return 'read'
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return error.code
  }
}

/** A ZIP of one entry that declares whatever size it likes. */
function zipOf(content: Buffer, declared = content.length): Buffer {
  const packed = deflateRawSync(content)
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(declared, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, entry, name, end])
}

const asTable = (bytes: Buffer) => codeOf(() => readGrid({ name: 'table.xlsx', bytes }))
const asTimetable = (text: string | Buffer) =>
  codeOf(() => readAscTimetable({ name: 't.xml', bytes: Buffer.from(text as string) }))

describe('a file that could do harm is refused before it is read', () => {
  it('a ZIP bomb by what its directory declares', () => {
    expect(asTable(zipOf(Buffer.alloc(50 * 1024 * 1024)))).toBe('archive_too_large')
  })

  it('a ZIP bomb whose directory lies', () => {
    expect(asTable(zipOf(Buffer.alloc(50 * 1024 * 1024), 1000))).toBe('archive_too_large')
  })

  it('a damaged archive', () => {
    expect(asTable(zipOf(Buffer.from('<xml/>')).subarray(0, 60))).toBe('archive_broken')
  })

  it('a file over the size cap, an empty one and one with too many rows', () => {
    expect(asTable(Buffer.alloc(21 * 1024 * 1024, 'a'))).toBe('file_too_large')
    expect(asTable(Buffer.alloc(0))).toBe('file_empty')
    expect(codeOf(() => readGrid(textFile('many.csv', 'a;b\n'.repeat(20_001))))).toBe('too_many_rows')
  })

  it('a picture called a table', () => {
    expect(asTable(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]))).toBe(
      'not_text',
    )
  })

  it('XML with a DOCTYPE or entities of its own', () => {
    expect(asTimetable('<!DOCTYPE t [<!ENTITY a "b">]><timetable/>')).toBe('doctype_refused')
  })

  it('XML whose encoding is not what it says, or is not known', () => {
    const wrong = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?><timetable name="'),
      Buffer.from([0xc0, 0xe0]),
      Buffer.from('"/>'),
    ])
    expect(asTimetable(wrong)).toBe('encoding_wrong')
    expect(asTimetable('<?xml version="1.0" encoding="koi8-r"?><timetable/>')).toBe('encoding_unknown')
  })

  it('broken XML and XML of something else', () => {
    expect(asTimetable('<timetable><periods></timetable>')).toBe('xml_broken')
    expect(asTimetable('<html></html>')).toBe('not_a_timetable')
  })

  it('and a formula is only text', () => {
    const { rows } = readGrid(textFile('f.csv', 'ФИО;Класс\n=1+1;7Б'))
    expect(rows[1]).toEqual(['=1+1', '7Б'])
  })
})
