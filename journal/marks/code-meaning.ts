/** What an entry without a number means. */
export type CodeMeaning =
  'not_attested' | 'exempt' | 'passed' | 'failed' | 'debt' | 'absent' | 'late' | 'unknown'

const meanings: Readonly<Record<string, CodeMeaning>> = {
  'н/а': 'not_attested',
  на: 'not_attested',
  осв: 'exempt',
  зач: 'passed',
  зачет: 'passed',
  незач: 'failed',
  незачет: 'failed',
  '.': 'debt',
  '•': 'debt',
  н: 'absent',
  б: 'absent',
  у: 'absent',
  уп: 'absent',
  нп: 'absent',
  нб: 'absent',
  о: 'late',
  оп: 'late',
  от: 'late',
}

/** Reads an entry of the register, so that families get a word and never a letter; `unknown` is shown as it was written. */
export const codeMeaning = (code: string): CodeMeaning => {
  const key = code.toLowerCase().replaceAll('ё', 'е')
  return meanings[key] ?? meanings[key.replace(/(?<=.)\.$/, '')] ?? 'unknown'
}
