import { callbackCodec, type Press } from '../../ui/callback-codec'

const actions = {
  day: { day: 'day', pupil: 'id?', page: 'int' },
  week: { monday: 'day', pupil: 'id?', page: 'int' },
  files: { pupil: 'id', day: 'day' },
} as const

/** The buttons under homework. */
export const homeworkCodec = callbackCodec('homework', actions)
export type HomeworkPress = Press<typeof actions>
