import { statement } from '../../connection'
import { coursesOf } from '../calendar/pupil-courses'

/** A file of a homework. */
export interface HomeworkFileRecord {
  readonly fileId: string
  /** What the homework is for. */
  readonly subject: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/**
 * The files of the homework due on a day that a pupil may see, in order.
 * Values: pupil, day, the present instant.
 */
export const homeworkFilesOf = statement<HomeworkFileRecord>(
  'homework-files',
  `select f.id::text as "fileId", s.name as subject, f.name, f.media_type as "mediaType", f.bytes
   from ${coursesOf('$1')} x
   join homework h on h.course_id = x.course_id and h.due_on = $2::date and h.due_on >= x.from_on and h.due_on < x.until_on
   join courses c on c.id = h.course_id join subjects s on s.id = c.subject_id
   join homework_files hf on hf.homework_id = h.id join files f on f.id = hf.file_id
   where h.published_at <= $3 and h.withdrawn_at is null
     and (h.audience = 'course' or exists (select from homework_pupils p where p.homework_id = h.id and p.pupil_id = $1))
     and not exists (select from course_exemptions e where e.course_id = h.course_id and e.pupil_id = $1
       and e.from_on <= h.due_on and (e.until_on is null or e.until_on > h.due_on))
   order by h.id, hf.position, f.id
   limit 30`,
)
