/** A letter stands for a number: p page or paragraph, q a later one, n and m exercise numbers, u a unit. */
const byNumbers = {
  exercise: [
    '§ {p}, упр. {n}',
    'Упр. {n}, правило на стр. {p}',
    '§ {p} повторить, упр. {n} (устно), {m} (письменно)',
    'Карточка № {u}, слова выучить',
  ],
  problems: [
    '§ {p}, № {n}–{m}',
    '№ {n}, {m}',
    '§ {p} читать, № {n} (а, б, в)',
    'Стр. {p}, № {n}; правило выучить',
  ],
  paragraph: [
    '§ {p}, вопросы 1–4',
    '§ {p} читать, термины выучить',
    '§ {p}–{q}, пересказ',
    '§ {p}, таблица в тетради',
  ],
}

/** Homework by subject key. */
export const homeworkTexts: Readonly<Record<string, readonly string[]>> = {
  rus: byNumbers.exercise,
  read: [
    'Читать стр. {p}–{q}, пересказ',
    'Стр. {p}, выразительное чтение',
    'Выучить стихотворение, стр. {p}',
    'Стр. {p}–{q}, вопросы 1–3',
  ],
  lit: [
    'Читать стр. {p}–{q}, пересказ',
    'Выучить отрывок, стр. {p}',
    'Ответить письменно на вопрос 3, стр. {p}',
    'Дочитать главу {u}, цитатный план',
  ],
  math: byNumbers.problems,
  alg: byNumbers.problems,
  geom: ['§ {p}, № {n}, {m}', 'Теорема на стр. {p} с доказательством, № {n}', '№ {n} (чертёж), {m}'],
  stat: ['§ {p}, № {n}', 'Построить диаграмму, стр. {p}, № {n}'],
  inf: ['§ {p}, вопросы в конце', 'Дописать программу с урока', '§ {p}, задание {u} в тетради'],
  eng: [
    'Unit {u}, ex. {e}',
    'Unit {u}: words, ex. {e} p. {p}',
    'Workbook p. {p}, ex. {e}',
    'Read the text p. {p}, retell',
  ],
  ger: ['Lektion {u}, Übung {e}', 'Wörter lernen, S. {p}'],
  world: ['Стр. {p}–{q}, вопросы', 'Рабочая тетрадь, стр. {p}', 'Стр. {p} читать, рассказать дома'],
  hist: byNumbers.paragraph,
  soc: byNumbers.paragraph,
  geog: ['§ {p}, контурная карта', ...byNumbers.paragraph],
  bio: byNumbers.paragraph,
  phys: [
    '§ {p}, упр. {u} (1, 2)',
    '§ {p}–{q}, задачи {n}, {m} из сборника',
    '§ {p}, формулы выучить',
    'Подготовиться к лабораторной работе № {u}',
  ],
  chem: ['§ {p}, упр. {u}', '§ {p}, уравнения реакций № {u}', 'Формулы выучить, стр. {p}'],
  music: ['Выучить слова песни', 'Послушать произведение с урока'],
  art: ['Закончить рисунок', 'Принести гуашь и альбом'],
  tech: ['Принести материалы для проекта', 'Эскиз изделия в тетради'],
  pe: ['Комплекс утренней гимнастики', 'Принести спортивную форму'],
  safety: ['§ {p}, правила выучить', '§ {p}, вопросы'],
}

/** Work that is given for more than one lesson ahead. */
export const longTasks: readonly string[] = [
  'Доклад на 3–5 минут (тема на выбор)',
  'Подготовить презентацию, 6–8 слайдов',
  'Повторить весь раздел к контрольной',
  'Проект: собрать материал и составить план',
]

/** Work for single pupils. */
export const personalTasks: readonly string[] = [
  'Исправить ошибки в контрольной работе',
  'Дополнительная карточка: сдать на следующем уроке',
  'Переписать самостоятельную работу',
  'Подготовить сообщение для класса, 2–3 минуты',
]

/** What is asked for the first lesson of the year. */
export const firstTasks: readonly string[] = [
  'Принести тетрадь и учебник',
  'Повторить материал прошлого года, принести учебник',
  'Тетрадь в клетку, 48 листов; учебник',
]

/** Subjects whose first lesson asks for something else. */
export const otherFirstTasks: Readonly<Record<string, string>> = {
  pe: 'Принести спортивную форму и обувь',
  art: 'Принести альбом, краски и кисти',
  tech: 'Принести фартук и набор инструментов',
  music: 'Принести тетрадь для нот',
}
