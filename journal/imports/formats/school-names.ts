/** Lower case, ё as е, dashes and quotes of one kind, single spaces: what two spellings of one name share. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[–—−‑]/g, '-')
    .replace(/[«»“”„']/g, '"')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcehkmoptxy', (letter, i) => [letter, 'авсенкмортху'.charAt(i)]),
)

const letterLabel = /^(\d{1,2})[\s\-–—.«»"'“”„]*([a-zа-яё])[\s«»"'“”„]*(?:кл(?:асс|\.)?)?$/i

/** A class's label as schools write it: «7 б», «7-Б», «7 "Б"», «7 б класс» are «7Б»; a college's group only loses spare spaces. */
export function classLabel(text: string): string {
  const parts = letterLabel.exec(text.trim())
  return parts ? `${parts[1] ?? ''}${(parts[2] ?? '').toUpperCase()}` : text.trim().replace(/\s+/g, ' ')
}

/** What two spellings of one class share: a Latin letter that looks Russian counts as the Russian one. */
export const classKey = (text: string): string => {
  const key = fold(classLabel(text))
  return /^\d{1,2}[a-z]$/.test(key) ? key.replace(/[a-z]$/, (letter) => lookalikes[letter] ?? letter) : key
}

/** The year of study that a label names; null for a college's group. */
export function gradeOf(label: string): number | null {
  const grade = letterLabel.test(label.trim()) || /^\d{1,2}$/.test(label.trim()) ? parseInt(label, 10) : NaN
  return grade >= 1 && grade <= 12 ? grade : null
}

/** A sheet's column as a spreadsheet names it: 0 is A. */
export const columnLetters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnLetters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))
