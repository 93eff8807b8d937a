import {
  familyName,
  fullName,
  initials,
  nameAndPatronymic,
  privacyFor,
  staffPupilName,
  surnameAndInitials,
} from '../../../bot/ui/names'
import { addressOf, pupilAddress } from '../../../journal/people/address'
import type { AccountActor, ActorPerson, ReadablePupil } from '../../../journal/actor'
import { settingsOf, type PrivacyLevel } from '../../../journal/settings'

const person = (privacy: PrivacyLevel = 'full', kind: 'school' | 'college' = 'school') =>
  ({ school: { kind, settings: settingsOf({ privacy }) }, class: { label: '7Б', grade: 7 } }) as ActorPerson

const child = (label: string | null): ReadablePupil =>
  ({
    person: person(),
    child: { surname: 'Козлова', givenName: 'Анна', patronymic: null, label },
    class: { label: '7Б', grade: 7 },
  }) as unknown as ReadablePupil

const teacher = { surname: 'Соколова', givenName: 'Мария', patronymic: 'Ивановна' }

describe('names', () => {
  it('of a child follow the privacy level and the guardian’s own label', () => {
    expect(familyName(child('Аня'), 'full')).toBe('Аня, 7Б')
    expect(familyName(child(null), 'full')).toBe('Анна, 7Б')
    expect(familyName(child('Аня'), 'initials')).toBe('А. К., 7Б')
    expect(familyName(child('Аня'), 'minimal')).toBeNull()
    expect(familyName(child('Аня'), 'link')).toBeNull()
  })

  it('of staff are for families by patronymic, for staff by initials', () => {
    expect(nameAndPatronymic(teacher)).toBe('Мария Ивановна')
    expect(nameAndPatronymic({ ...teacher, patronymic: null })).toBe('Мария Соколова')
    expect(surnameAndInitials(teacher)).toBe('Соколова М. И.')
    expect(initials(teacher)).toBe('М. С.')
    expect(fullName({ ...teacher, patronymic: null })).toBe('Соколова Мария')
  })

  it('of pupils on staff screens become register numbers below initials', () => {
    const pupil = { surname: 'Сидорова', givenName: 'Анна', patronymic: null, registerNumber: 9 }
    expect(staffPupilName(pupil, 'initials')).toBe('Сидорова А.')
    expect(staffPupilName(pupil, 'minimal')).toBe('№ 9')
    expect(staffPupilName({ ...pupil, registerNumber: null }, 'link')).toBe('А. С.')
  })

  it.each<[PrivacyLevel, PrivacyLevel | null, PrivacyLevel]>([
    ['initials', 'full', 'initials'],
    ['full', 'minimal', 'minimal'],
    ['initials', null, 'initials'],
  ])('a school’s %s and a person’s %s give %s', (school, own, expected) => {
    expect(privacyFor({ kind: 'account', privacy: own } as AccountActor, person(school))).toBe(expected)
  })
})

describe('the form of address', () => {
  it('is «ты» up to grade 9 and «вы» above, in colleges and by setting', () => {
    expect(addressOf(person())).toBe('informal')
    expect(addressOf(person('full', 'college'))).toBe('formal')
    expect(addressOf({ ...person(), class: null })).toBe('formal')
    expect(pupilAddress('by_grade', 9)).toBe('informal')
    expect(pupilAddress('by_grade', 10)).toBe('formal')
    expect(pupilAddress('informal', 11)).toBe('informal')
    expect(pupilAddress('formal', 1)).toBe('formal')
  })
})
