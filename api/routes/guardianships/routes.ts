import { createGuardianship } from '../../../journal/guardianships/create-guardianship'
import { endGuardianship } from '../../../journal/guardianships/end-guardianship'
import { listGuardianships } from '../../../journal/guardianships/list-guardianships'
import { restrictGuardianship } from '../../../journal/guardianships/restrict-guardianship'
import { idParams, pageOf, route } from '../../route'
import { guardianship, guardianshipQuery, newGuardianship, restriction } from './schema'

/** Who stands for whom; scope `people`. */
export const guardianshipRoutes = [
  route({
    method: 'post',
    path: '/guardianships',
    summary: 'Record a pupil’s guardian',
    description: 'Both are people of one school; the pupil is enrolled already.',
    body: newGuardianship,
    status: 201,
    result: guardianship,
    handle: ({ journal, caller, body }) => createGuardianship(journal, caller, body),
  }),
  route({
    method: 'get',
    path: '/guardianships',
    summary: 'List guardianships, ended ones too',
    query: guardianshipQuery,
    status: 200,
    result: pageOf(guardianship),
    handle: ({ journal, caller, query }) => listGuardianships(journal, caller, query),
  }),
  route({
    method: 'patch',
    path: '/guardianships/{id}',
    summary: 'Restrict a guardian, or lift the restriction',
    description:
      'Takes effect at once: while it lasts the guardian gets nothing about this child. `restrictedFrom: null` lifts it.',
    params: idParams,
    body: restriction,
    status: 200,
    result: guardianship,
    handle: ({ journal, caller, params, body }) =>
      restrictGuardianship(journal, caller, { ...params, ...body }),
  }),
  route({
    method: 'delete',
    path: '/guardianships/{id}',
    summary: 'End a guardianship today',
    params: idParams,
    status: 204,
    async handle({ journal, caller, params }) {
      await endGuardianship(journal, caller, params)
      return undefined
    },
  }),
]
