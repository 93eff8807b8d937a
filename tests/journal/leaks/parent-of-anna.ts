import { next } from '../../support/factories'
import { past, type Plan, type PlannedPerson } from './plan'

const nobody = {
  ownConsents: [],
  wards: [],
  roles: [],
  leads: [],
  teaches: null,
  pupil: null,
  leftOn: null,
  account: null,
  unlinked: false,
}

const pupilOf = (school: number, own: number): PlannedPerson => ({
  ...nobody,
  marker: `${next()}z`,
  school,
  pupil: { class: own, formerClass: null, bornOn: '2013-05-12' },
})

/** Two schools, and a parent who may read about one pupil; of another child of theirs a court has forbidden it. */
export function planParentOfAnna(): { readonly plan: Plan; readonly anna: PlannedPerson } {
  const anna = pupilOf(0, 0)
  const forbidden = pupilOf(0, 0)
  const others = [pupilOf(0, 0), pupilOf(0, 1), pupilOf(1, 0)]
  const ward = {
    until: null,
    restricted: null,
    consents: ['basics', 'marks', 'attendance'],
    withdrawn: false,
  }
  const parent: PlannedPerson = {
    ...nobody,
    marker: `${next()}z`,
    school: 0,
    wards: [
      { ...ward, pupil: anna },
      { ...ward, pupil: forbidden, restricted: { from: past, until: null } },
    ],
    account: 0,
  }
  return { plan: { schools: 2, people: [anna, forbidden, ...others, parent] }, anna }
}
