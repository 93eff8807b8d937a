/** A kind of teacher: what one can teach, and how many the school has. */
export interface Profession {
  readonly subjects: readonly string[]
  readonly count: number
  /** Leads one primary class and teaches it whatever no other profession does. */
  readonly primary?: boolean
}

/** What tells one demo school from the other. */
export interface SchoolSpec {
  readonly key: string
  readonly name: string
  readonly shortName: string
  readonly address: string
  readonly phone: string
  readonly zone: string
  /** Letters of the classes in each year of study when the demo is created. */
  readonly classes: Readonly<Record<number, string>>
  readonly classSize: readonly [number, number]
  readonly lastGrade: number
  /** How many letters go on after grade 9. */
  readonly seniorLetters: string
  readonly secondShift: readonly number[]
  readonly sixDays: readonly number[]
  /** The youngest year whose language classes are split into two groups. */
  readonly splitFrom: number
  /** How many classes of grades 1–4 the school can hold. */
  readonly primaryClasses: number
  readonly professions: readonly Profession[]
}

/** The letters of a year's classes, one by one. */
export const lettersOf = (letters: string): string[] => letters.split('')

/** The main demo school: about 600 pupils in 25 classes, 40 teachers. */
export const mainSchool: SchoolSpec = {
  key: 'main',
  name: 'Школа «Звонок» (демонстрационная)',
  shortName: 'Школа «Звонок»',
  address: 'Москва, улица Учебная, 7',
  phone: '+7 495 000-00-07',
  zone: 'Europe/Moscow',
  classes: {
    1: 'АБВ',
    2: 'АБ',
    3: 'АБ',
    4: 'АБВ',
    5: 'АБ',
    6: 'АБ',
    7: 'АБВ',
    8: 'АБ',
    9: 'АБ',
    10: 'АБ',
    11: 'АБ',
  },
  classSize: [22, 26],
  lastGrade: 11,
  seniorLetters: 'АБ',
  secondShift: [6, 8],
  sixDays: [10, 11],
  splitFrom: 5,
  primaryClasses: 10,
  professions: [
    { subjects: [], count: 10, primary: true },
    { subjects: ['rus', 'lit'], count: 5 },
    { subjects: ['math', 'alg', 'geom', 'stat'], count: 5 },
    { subjects: ['inf'], count: 1 },
    { subjects: ['eng', 'ger'], count: 5 },
    { subjects: ['hist', 'soc'], count: 2 },
    { subjects: ['geog'], count: 1 },
    { subjects: ['bio'], count: 1 },
    { subjects: ['phys'], count: 2 },
    { subjects: ['chem'], count: 1 },
    { subjects: ['music'], count: 1 },
    { subjects: ['art'], count: 1 },
    { subjects: ['tech'], count: 1 },
    { subjects: ['pe', 'safety'], count: 4 },
  ],
}

/** The small second school, seven hours east of the main one. */
export const secondSchool: SchoolSpec = {
  key: 'second',
  name: 'Школа «Маяк» (демонстрационная)',
  shortName: 'Школа «Маяк»',
  address: 'Владивосток, улица Береговая, 3',
  phone: '+7 423 000-00-03',
  zone: 'Asia/Vladivostok',
  classes: { 3: 'А', 5: 'А', 8: 'А' },
  classSize: [8, 9],
  lastGrade: 9,
  seniorLetters: '',
  secondShift: [],
  sixDays: [],
  splitFrom: 12,
  primaryClasses: 2,
  professions: [
    { subjects: [], count: 2, primary: true },
    { subjects: ['rus', 'lit'], count: 1 },
    { subjects: ['math', 'alg', 'geom', 'stat', 'inf'], count: 1 },
    { subjects: ['phys', 'chem'], count: 1 },
    { subjects: ['eng'], count: 1 },
    { subjects: ['hist', 'soc', 'geog', 'bio'], count: 1 },
    { subjects: ['music', 'art', 'tech'], count: 1 },
    { subjects: ['pe', 'safety'], count: 1 },
  ],
}

/** Both demo schools, the main one first. */
export const schoolSpecs: readonly SchoolSpec[] = [mainSchool, secondSchool]
