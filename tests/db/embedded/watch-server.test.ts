import { watchServer } from '../../../db/embedded/watch-server'

const GONE = 2 ** 22 + 1

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

it('reports once that the server is gone', () => {
  const onExit = jest.fn()
  watchServer(GONE, onExit)
  jest.advanceTimersByTime(5000)
  expect(onExit).toHaveBeenCalledTimes(1)
})

it('reports nothing while the server runs, nor after the watch has ended', () => {
  const onExit = jest.fn()
  const endWatch = watchServer(process.pid, onExit)
  const endOther = watchServer(GONE, onExit)
  endOther()
  jest.advanceTimersByTime(5000)
  endWatch()
  expect(onExit).not.toHaveBeenCalled()
})
