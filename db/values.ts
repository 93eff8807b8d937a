/** A decimal id of one kind of row, as a string: PostgreSQL's bigint does not fit a JavaScript number. */
export type Id<Kind extends string> = string & { readonly of?: Kind }

export type SchoolId = Id<'school'>
export type PersonId = Id<'person'>
export type AccountId = Id<'account'>
export type AccountLinkId = Id<'account link'>
export type LinkCodeId = Id<'link code'>
export type ApiKeyId = Id<'API key'>
export type ClassId = Id<'class'>
export type SubjectId = Id<'subject'>
export type CourseId = Id<'course'>
export type LessonId = Id<'lesson'>
export type MarkId = Id<'mark'>
export type HomeworkId = Id<'homework'>
export type FileId = Id<'file'>
export type BotId = Id<'bot'>

/** A day in a school's own calendar, `YYYY-MM-DD`. */
export type LocalDate = string

/** A time of day in a school's own zone, `HH:MM:SS`. */
export type LocalTime = string
