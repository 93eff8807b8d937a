import type { FixedFamily } from './families'
import type { StaffMember } from './staff'
import { surnamePairOf } from './person'

/** The mother who has a child in each of the two schools: one name, two person rows. */
const motherInBoth = ['Ксения', 'Андреевна'] as const

/** The family whose children's journal is filled best; first in the list of the main school. */
export const mainFamilies = (teacherParent: StaffMember): readonly FixedFamily[] => [
  {
    surname: ['Орлов', 'Орлова'],
    father: 'Дмитрий',
    mother: ['Наталья', 'Викторовна'],
    children: [
      { name: 'Варвара', sex: 'female', label: '7Б', familiar: 'Варя' },
      { name: 'Михаил', sex: 'male', label: '3А', familiar: 'Миша' },
    ],
  },
  {
    surname: ['Белов', 'Белова'],
    father: 'Игорь',
    fatherUnknown: true,
    mother: motherInBoth,
    children: [{ name: 'Тимофей', sex: 'male', label: '5А' }],
  },
  {
    surname: surnamePairOf(teacherParent.person.surname),
    father: 'Павел',
    mother: teacherParent.person,
    children: [{ name: 'Алиса', sex: 'female', label: '4Б' }],
  },
  {
    surname: ['Тихонов', 'Тихонова'],
    father: 'Роман',
    mother: ['Вера', 'Сергеевна'],
    children: [{ name: 'Полина', sex: 'female', label: '6А' }],
  },
  // Namesakes: two in one class, two with the same patronymic in different classes.
  ...(['Сергей', 'Алексей'] as const).map((father, index): FixedFamily => ({
    surname: ['Кузнецов', 'Кузнецова'],
    father,
    mother: index === 0 ? ['Ирина', 'Павловна'] : ['Юлия', 'Олеговна'],
    children: [{ name: 'Иван', sex: 'male', label: '5А' }],
  })),
  ...(['7В', '9А'] as const).map((label, index): FixedFamily => ({
    surname: ['Смирнов', 'Смирнова'],
    father: 'Андрей',
    mother: index === 0 ? ['Елена', 'Юрьевна'] : ['Светлана', 'Ивановна'],
    children: [{ name: 'Анна', sex: 'female', label }],
  })),
  {
    surname: ['Макаров', 'Макарова'],
    father: 'Никита',
    mother: ['Инна', 'Борисовна'],
    children: [{ name: 'Ева', sex: 'female', label: '1А', familiar: 'Ева' }],
  },
]

/** The family of the second school whose mother is also in the main one. */
export const secondFamilies: readonly FixedFamily[] = [
  {
    surname: ['Белов', 'Белова'],
    father: 'Игорь',
    mother: motherInBoth,
    children: [{ name: 'Алиса', sex: 'female', label: '3А' }],
  },
]
