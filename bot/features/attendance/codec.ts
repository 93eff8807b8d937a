import { callbackCodec, type Press } from '../../ui/callback-codec'

const actions = {
  span: { unit: ['week', 'month', 'term'], day: 'day', pupil: 'id?', page: 'int' },
} as const

/** The buttons under attendance. */
export const attendanceCodec = callbackCodec('attendance', actions)
export type AttendancePress = Press<typeof actions>
