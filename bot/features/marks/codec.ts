import { callbackCodec, type Press } from '../../ui/callback-codec'

/** The buttons under marks. */
export const marksCodec = callbackCodec('marks', {
  week: { monday: 'day', pupil: 'id?' },
  term: { day: 'day', pupil: 'id?', page: 'int' },
  subject: { pupil: 'id', subject: 'id', day: 'day', formula: ['hide', 'show'], page: 'int' },
  years: { pupil: 'id?' },
  year: { day: 'day', pupil: 'id', page: 'int' },
})

export type MarksPress = Press<{
  week: { monday: 'day'; pupil: 'id?' }
  term: { day: 'day'; pupil: 'id?'; page: 'int' }
  subject: { pupil: 'id'; subject: 'id'; day: 'day'; formula: readonly ['hide', 'show']; page: 'int' }
  years: { pupil: 'id?' }
  year: { day: 'day'; pupil: 'id'; page: 'int' }
}>
