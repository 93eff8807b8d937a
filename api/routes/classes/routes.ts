import { appointClassTeacher } from '../../../journal/classes/appoint-class-teacher'
import { createClass } from '../../../journal/classes/create-class'
import { dismissClassTeacher } from '../../../journal/classes/dismiss-class-teacher'
import { listClasses } from '../../../journal/classes/list-classes'
import { readClass } from '../../../journal/classes/read-class'
import { idParams, pageOf, route } from '../../route'
import {
  classQuery,
  classTeacher,
  classTeacherParams,
  newClass,
  newClassTeacher,
  schoolClass,
} from './schema'

/** Classes of an academic year, and who leads them; scope `people`. */
export const classRoutes = [
  route({
    method: 'post',
    path: '/classes',
    summary: 'Open a class, or a college’s group',
    body: newClass,
    status: 201,
    result: schoolClass,
    handle: ({ journal, caller, body }) => createClass(journal, caller, body),
  }),
  route({
    method: 'get',
    path: '/classes',
    summary: 'List classes of all years',
    query: classQuery,
    status: 200,
    result: pageOf(schoolClass),
    handle: ({ journal, caller, query }) => listClasses(journal, caller, query),
  }),
  route({
    method: 'get',
    path: '/classes/{id}',
    summary: 'Read a class with its class teachers',
    params: idParams,
    status: 200,
    result: schoolClass,
    handle: ({ journal, caller, params }) => readClass(journal, caller, params),
  }),
  route({
    method: 'post',
    path: '/classes/{id}/teachers',
    summary: 'Let somebody lead a class',
    description: 'Several may lead a class; whoever led it before goes on until they are removed.',
    params: idParams,
    body: newClassTeacher,
    status: 201,
    result: classTeacher,
    handle: ({ journal, caller, params, body }) =>
      appointClassTeacher(journal, caller, { classId: params.id, ...body }),
  }),
  route({
    method: 'delete',
    path: '/classes/{id}/teachers/{personId}',
    summary: 'End somebody’s leading of a class today',
    params: classTeacherParams,
    status: 204,
    async handle({ journal, caller, params }) {
      await dismissClassTeacher(journal, caller, { classId: params.id, personId: params.personId })
      return undefined
    },
  }),
]
