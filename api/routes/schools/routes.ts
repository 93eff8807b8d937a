import { changeSchool } from '../../../journal/schools/change-school'
import { changeSettings } from '../../../journal/schools/change-settings'
import { createSchool } from '../../../journal/schools/create-school'
import { listSchools } from '../../../journal/schools/list-schools'
import { readSchool } from '../../../journal/schools/read-school'
import { readSettings } from '../../../journal/schools/read-settings'
import { z } from 'zod'
import { idParams, pageOf, pageQuery, route } from '../../route'
import { effectiveSettings, newSchool, newSettings, school, schoolChanges, settingsOfDay } from './schema'

/** Schools and their settings; scope `schools`. */
export const schoolRoutes = [
  route({
    method: 'post',
    path: '/schools',
    summary: 'Found a school or a college',
    description: 'Scope `schools`; only keys that are bound to no school.',
    body: newSchool,
    status: 201,
    result: school,
    handle: ({ journal, caller, body }) => createSchool(journal, caller, body),
  }),
  route({
    method: 'get',
    path: '/schools',
    summary: 'List the schools in the key’s reach',
    query: z.strictObject(pageQuery),
    status: 200,
    result: pageOf(school),
    handle: ({ journal, caller, query }) => listSchools(journal, caller, query),
  }),
  route({
    method: 'get',
    path: '/schools/{id}',
    summary: 'Read a school',
    params: idParams,
    status: 200,
    result: school,
    handle: ({ journal, caller, params }) => readSchool(journal, caller, params),
  }),
  route({
    method: 'patch',
    path: '/schools/{id}',
    summary: 'Change a school’s particulars',
    description: 'What is left out stays; null empties a field. The kind cannot be changed.',
    params: idParams,
    body: schoolChanges,
    status: 200,
    result: school,
    handle: ({ journal, caller, params, body }) => changeSchool(journal, caller, { ...params, ...body }),
  }),
  route({
    method: 'get',
    path: '/schools/{id}/settings',
    summary: 'Read the settings of a day',
    params: idParams,
    query: settingsOfDay,
    status: 200,
    result: effectiveSettings,
    handle: ({ journal, caller, params, query }) =>
      readSettings(journal, caller, { schoolId: params.id, ...query }),
  }),
  route({
    method: 'put',
    path: '/schools/{id}/settings',
    summary: 'Set all settings from a day on',
    description: 'Earlier days keep theirs. Putting the same first day again replaces that version.',
    params: idParams,
    body: newSettings,
    status: 200,
    result: effectiveSettings,
    handle: ({ journal, caller, params, body }) =>
      changeSettings(journal, caller, { schoolId: params.id, ...body }),
  }),
]
