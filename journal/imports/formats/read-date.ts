import { isValid, parseISO } from 'date-fns'
import type { LocalDate } from '../../ids'

const dayMs = 86_400_000
// Excel counts days from the last of 1899; its serials from 1 March 1900 on are right.
const excelEpoch = Date.UTC(1899, 11, 30)

const written = (year: number, month: number, day: number): LocalDate | null => {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isValid(parseISO(date)) ? date : null
}

const wholeYear = (text: string, latest: number) => {
  const year = Number(text)
  if (text.length > 2) return year
  return 2000 + year <= latest ? 2000 + year : 1900 + year
}

/**
 * A day as school files write it: `dd.mm.yyyy`, `dd.mm.yy`, `yyyy-mm-dd` or an Excel serial number.
 * @param latest the latest year a two-digit one may mean; later ones count back to the last century
 * @returns null when it is no day
 */
export function readDate(text: string, latest = 2099): LocalDate | null {
  const trimmed = text.trim().replace(/\s*г\.?$/i, '')
  const dotted = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s+0?0:00(?::00)?)?$/.exec(trimmed)
  if (dotted) return written(wholeYear(dotted[3] ?? '', latest), Number(dotted[2]), Number(dotted[1]))
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(trimmed)
  if (iso) return written(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const serial = /^\d{4,5}(?:\.\d+)?$/.test(trimmed) ? Math.floor(Number(trimmed)) : 0
  if (serial < 3_000 || serial > 73_000) return null
  return new Date(excelEpoch + serial * dayMs).toISOString().slice(0, 10)
}
