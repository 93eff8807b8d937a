/** Kinds of work with their weights, in the order in which a teacher is offered them. */
export const workTypes = [
  { name: 'Ответ на уроке', shortName: 'ответ', weight: 1 },
  { name: 'Домашняя работа', shortName: 'дом.', weight: 0.5 },
  { name: 'Самостоятельная работа', shortName: 'сам.', weight: 1.5 },
  { name: 'Контрольная работа', shortName: 'контр.', weight: 2 },
  { name: 'Проверочная работа', shortName: 'пров.', weight: 1.5 },
  { name: 'Диктант', shortName: 'дикт.', weight: 2 },
  { name: 'Сочинение', shortName: 'соч.', weight: 2 },
  { name: 'Лабораторная работа', shortName: 'лаб.', weight: 1.5 },
  { name: 'Проект', shortName: 'проект', weight: 1.5 },
  { name: 'Тест', shortName: 'тест', weight: 1 },
] as const

/** Attendance as the register writes it: a letter, what it says, and why. */
export const attendanceCodes = [
  ['н', 'absent', 'unexcused'],
  ['?', 'absent', 'unknown'],
  ['б', 'absent', 'ill'],
  ['у', 'absent', 'excused'],
  ['о', 'late', 'unknown'],
  ['уу', 'left_early', 'excused'],
  ['д', 'remote', 'unknown'],
] as const

/** What a teacher adds to a mark. */
export const markComments: readonly string[] = [
  'Хороший разбор задачи',
  'Ошибка в вычислениях',
  'Полный ответ у доски',
  'Работа над ошибками обязательна',
  'Аккуратнее с оформлением',
  'Отличный пересказ',
  'Не хватает примеров',
]

/** Why a mark was corrected, and why one was withdrawn. */
export const changeReasons = {
  correct: ['Работа над ошибками', 'Ошибка при внесении', 'Пересдача'],
  withdraw: ['Поставлено по ошибке', 'Перенесено на другую работу'],
} as const

/** Remarks for the family. */
export const remarkTexts = {
  praise: [
    'Отлично работает на уроке',
    'Помогает одноклассникам',
    'Подготовлено интересное сообщение',
    'Заметен большой прогресс',
  ],
  remark: [
    'Нет тетради на уроке',
    'Не готово домашнее задание',
    'Забыта спортивная форма',
    'Учебник остался дома',
  ],
  behaviour: ['Разговоры на уроке', 'Отвлекается на телефон'],
} as const

/** Why a lesson is given by another teacher, is cancelled, or gives way to another subject. */
export const replacementReasons = {
  substitution: ['Болезнь учителя', 'Курсы повышения квалификации', 'Командировка'],
  cancelled: ['Болезнь учителя', 'Ремонт в кабинете'],
  subject_change: ['Отставание от программы', 'Болезнь учителя'],
} as const
