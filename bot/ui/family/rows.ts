import type { Button } from '../screen'

/** Buttons in rows of so many; rows without buttons are left out. */
export const inRows = (buttons: readonly (Button | null | false)[], perRow: number): Button[][] => {
  const real = buttons.filter((button): button is Button => button !== null && button !== false)
  return Array.from({ length: Math.ceil(real.length / perRow) }, (_, i) =>
    real.slice(i * perRow, (i + 1) * perRow),
  )
}

/** A button's text, cut to what a phone shows in half a row. */
export const buttonText = (text: string, signs = 20): string =>
  text.length > signs ? `${text.slice(0, signs - 1).trimEnd()}…` : text
