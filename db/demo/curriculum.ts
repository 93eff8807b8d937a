/** A subject of the demo; its name is what the database knows it by. */
export interface Subject {
  readonly key: string
  readonly name: string
  readonly shortName: string
}

const subject = (key: string, name: string, shortName = name): Subject => ({ key, name, shortName })

/** Every subject that the demo schools teach. */
export const subjects: readonly Subject[] = [
  subject('rus', 'Русский язык', 'Русский'),
  subject('lit', 'Литература'),
  subject('read', 'Литературное чтение', 'Чтение'),
  subject('math', 'Математика'),
  subject('alg', 'Алгебра'),
  subject('geom', 'Геометрия'),
  subject('stat', 'Вероятность и статистика', 'Вероятность'),
  subject('inf', 'Информатика'),
  subject('eng', 'Английский язык', 'Английский'),
  subject('ger', 'Немецкий язык', 'Немецкий'),
  subject('world', 'Окружающий мир'),
  subject('hist', 'История'),
  subject('soc', 'Обществознание', 'Общество'),
  subject('geog', 'География'),
  subject('bio', 'Биология'),
  subject('phys', 'Физика'),
  subject('chem', 'Химия'),
  subject('music', 'Музыка'),
  subject('art', 'Изобразительное искусство', 'ИЗО'),
  subject('tech', 'Труд (технология)', 'Труд'),
  subject('pe', 'Физическая культура', 'Физкультура'),
  subject('safety', 'Основы безопасности и защиты Родины', 'ОБЗР'),
]

const primary = { rus: 5, read: 4, math: 4, world: 2, music: 1, art: 1, tech: 1, pe: 3 }

const hours: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  1: primary,
  2: { ...primary, eng: 2 },
  3: { ...primary, eng: 2 },
  4: { ...primary, eng: 2 },
  5: { rus: 5, lit: 3, eng: 3, math: 5, inf: 1, hist: 2, geog: 1, bio: 1, music: 1, art: 1, tech: 2, pe: 3 },
  6: {
    rus: 5,
    lit: 3,
    eng: 3,
    math: 5,
    inf: 1,
    hist: 2,
    soc: 1,
    geog: 1,
    bio: 1,
    music: 1,
    art: 1,
    tech: 2,
    pe: 3,
  },
  7: {
    ...{
      rus: 4,
      lit: 2,
      eng: 3,
      alg: 3,
      geom: 2,
      stat: 1,
      inf: 1,
      hist: 2,
      soc: 1,
      geog: 2,
      phys: 2,
      bio: 1,
    },
    ...{ music: 1, art: 1, tech: 2, pe: 3 },
  },
  8: {
    ...{
      rus: 3,
      lit: 2,
      eng: 3,
      alg: 3,
      geom: 2,
      stat: 1,
      inf: 1,
      hist: 2,
      soc: 1,
      geog: 2,
      phys: 2,
      chem: 2,
    },
    ...{ bio: 2, tech: 1, safety: 1, pe: 2 },
  },
  9: {
    ...{
      rus: 3,
      lit: 3,
      eng: 3,
      alg: 3,
      geom: 2,
      stat: 1,
      inf: 1,
      hist: 2,
      soc: 1,
      geog: 2,
      phys: 3,
      chem: 2,
    },
    ...{ bio: 2, tech: 1, safety: 1, pe: 3 },
  },
  10: {
    ...{
      rus: 3,
      lit: 3,
      eng: 3,
      alg: 4,
      geom: 2,
      stat: 1,
      inf: 2,
      hist: 2,
      soc: 2,
      geog: 1,
      phys: 3,
      chem: 2,
    },
    ...{ bio: 2, safety: 1, pe: 3 },
  },
}

/** Lessons a week by subject key in a year of study. */
export const hoursOf = (grade: number): Readonly<Record<string, number>> => hours[Math.min(grade, 10)] ?? {}

const byName = new Map(subjects.map((one) => [one.name, one]))

/** The key of a subject known by its name; a subject that is not the demo's has none. */
export const subjectKeyOf = (name: string): string | null => byName.get(name)?.key ?? null
