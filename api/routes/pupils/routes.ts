import { dismissPupil } from '../../../journal/pupils/dismiss-pupil'
import { enrolPupil } from '../../../journal/pupils/enrol-pupil'
import { listPupils } from '../../../journal/pupils/list-pupils'
import { transferPupil } from '../../../journal/pupils/transfer-pupil'
import { idParams, pageOf, route } from '../../route'
import { leaving, left, newPupil, pupil, pupilQuery, transfer, transferred } from './schema'

/** Pupils and their way through the classes; scope `people`. */
export const pupilRoutes = [
  route({
    method: 'post',
    path: '/pupils',
    summary: 'Enrol a new pupil in a class',
    body: newPupil,
    status: 201,
    result: pupil,
    handle: ({ journal, caller, body }) => enrolPupil(journal, caller, body),
  }),
  route({
    method: 'get',
    path: '/pupils',
    summary: 'List pupils of a class or a school',
    description: 'Of a class: those who are in it today or will be. Of a school: leavers too, with `leftOn`.',
    query: pupilQuery,
    status: 200,
    result: pageOf(pupil),
    handle: ({ journal, caller, query }) => listPupils(journal, caller, query),
  }),
  route({
    method: 'post',
    path: '/pupils/{id}/leave',
    summary: 'Let a pupil leave the school on a day',
    description: 'From that day nobody reads about the pupil any more; what is recorded stays.',
    params: idParams,
    body: leaving,
    status: 200,
    result: left,
    handle: ({ journal, caller, params, body }) =>
      dismissPupil(journal, caller, { pupilId: params.id, ...body }),
  }),
  route({
    method: 'post',
    path: '/pupils/{id}/transfer',
    summary: 'Move a pupil to another class on a day',
    description: 'Marks go along. A pupil who had left returns by it.',
    params: idParams,
    body: transfer,
    status: 200,
    result: transferred,
    handle: ({ journal, caller, params, body }) =>
      transferPupil(journal, caller, { pupilId: params.id, ...body }),
  }),
]
