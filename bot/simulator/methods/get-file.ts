import { badRequest } from '../api-error'
import type { MethodHandler } from './call'

const largestDownload = 20 * 1024 * 1024

/** `getFile`. */
export const getFile: MethodHandler = ({ world, params }) => {
  if (!params.has('file_id')) throw badRequest('file_id not specified')
  const record = world.files.get(params.string('file_id') ?? '')
  if (record === undefined) throw badRequest('invalid file_id')
  if (record.size > largestDownload) throw badRequest('file is too big')
  return {
    file_id: record.fileId,
    file_unique_id: record.uniqueId,
    file_size: record.size,
    file_path: record.path,
  }
}
