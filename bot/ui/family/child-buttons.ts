import type { PersonId } from '../../../journal/ids'
import type { Translate } from '../../../locales/translate'
import type { Button } from '../screen'
import type { Readers } from './readers'
import { inRows } from './rows'

/** Rows of buttons that choose one of several children or all of them; none for an only child. */
export function childButtons(
  { all, names }: Readers,
  chosen: PersonId | null,
  data: (pupil: PersonId | null) => string,
  t: Translate,
): Button[][] {
  if (all.length < 2) return []
  const children = all
    .filter(({ pupilId }) => pupilId !== chosen)
    .map(({ pupilId }) => ({ text: names.get(pupilId)?.button ?? t('family:child'), data: data(pupilId) }))
  return inRows([...children, chosen !== null && { text: t('family:all_children'), data: data(null) }], 3)
}
