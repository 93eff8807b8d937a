import type { ApiScope } from '../../../journal/actor'
import { testDay } from '../../support/factories'
import type { Plan, PlannedPerson, Ward } from './plan'

/** What of a pupil must not reach others. */
export const secrets = ['name', 'comment', 'homework'] as const
export type Secret = (typeof secrets)[number]

/** How a pupil's secret is written, so that it is found in any text. */
export const secretText = (secret: Secret, { marker }: PlannedPerson): string =>
  ({ name: 'Имя', comment: 'Пометка', homework: 'Задание' })[secret] + marker

/** Who asks, as planned. */
export type PlannedAsker =
  | { readonly kind: 'account'; readonly account: number }
  | { readonly kind: 'key'; readonly school: number | null; readonly scopes: readonly ApiScope[] }
  | { readonly kind: 'stranger' }

const isOver = (until: string | null) => until !== null && until <= testDay

/** S3-Р 3.1: a guardianship that has ended, or that a court restricts today, gives nothing. */
const holds = ({ until, restricted }: Ward) =>
  !isOver(until) && !(restricted && restricted.from <= testDay && !isOver(restricted.until))

/** S3 Прил. 2: without consent nothing is shown; what is shown is what was consented to. */
const covers = (items: readonly string[], secret: Secret) =>
  secret === 'name' || (items.includes('basics') && (secret === 'homework' || items.includes('marks')))

/** S0 3.6.6: pupils see themselves; from fourteen they consent themselves, before that a guardian does. */
function seesThemself(person: PlannedPerson, secret: Secret, { people }: Plan): boolean {
  if (!person.pupil) return false
  const byGuardians = people
    .flatMap(({ wards }) => wards)
    .filter((ward) => ward.pupil === person && holds(ward) && !ward.withdrawn)
    .flatMap(({ consents }) => consents)
  const own = person.pupil.bornOn <= '2012-11-24' ? person.ownConsents : []
  return covers([...byGuardians, ...own], secret)
}

/** S0 3.6.7: guardians see their own children; of those who have left the school (S4 4.3.6) no more than they know. */
const seesWard = (person: PlannedPerson, pupil: PlannedPerson, secret: Secret) =>
  person.wards.some(
    (ward) =>
      ward.pupil === pupil &&
      holds(ward) &&
      (secret === 'name' || !isOver(pupil.leftOn)) &&
      covers(ward.withdrawn ? [] : ward.consents, secret),
  )

/** S0 3.6.5, 3.7.1; S2-И СЕКРЕТАРЬ, ЗАМ: the office has the names of all, who answers for the teaching the entries too. */
const seesAsOffice = (person: PlannedPerson, secret: Secret) =>
  person.roles.some(
    ({ role, until }) =>
      !isOver(until) &&
      role !== 'teacher' &&
      (secret === 'name' || !['secretary', 'technical_administrator'].includes(role)),
  )

/** S0 3.7.2–3.7.3; S4 3.6: class teachers their class, teachers those whom they teach. */
const seesAsTeacher = (person: PlannedPerson, pupil: PlannedPerson) =>
  !isOver(pupil.leftOn) &&
  (person.teaches === pupil.pupil?.class ||
    person.leads.some((led) => led.class === pupil.pupil?.class && !isOver(led.until)))

/** Whether the regulations let somebody see a pupil's secret; knows nothing of how the program decides it. */
export function maySee(plan: Plan, asker: PlannedAsker, pupil: PlannedPerson, secret: Secret): boolean {
  if (asker.kind === 'stranger') return false
  if (asker.kind === 'key') {
    return secret === 'name' && asker.scopes.length > 0 && (asker.school ?? pupil.school) === pupil.school
  }
  return plan.people
    .filter((person) => person.account === asker.account && !person.unlinked && !isOver(person.leftOn))
    .filter((person) => person.school === pupil.school)
    .some(
      (person) =>
        (person === pupil && seesThemself(person, secret, plan)) ||
        seesWard(person, pupil, secret) ||
        seesAsOffice(person, secret) ||
        seesAsTeacher(person, pupil),
    )
}
