import { act, renderHook } from '@testing-library/react';
import { useRemainingSeconds } from './useRemainingSeconds';

describe('useRemainingSeconds', () => {
  const start = Date.parse('2026-11-23T12:04:00Z');
  beforeEach(() => jest.useFakeTimers({ now: start }));
  afterEach(() => jest.useRealTimers());

  it('counts down in steps, stops at nothing, and starts anew', () => {
    const { result, rerender } = renderHook(useRemainingSeconds, {
      initialProps: '2026-11-23T12:04:18Z',
    });
    expect(result.current).toBe(20);
    act(() => jest.advanceTimersByTime(5_000));
    expect(result.current).toBe(15);
    act(() => jest.advanceTimersByTime(60_000));
    expect(result.current).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
    rerender('2026-11-23T12:05:35Z');
    expect(result.current).toBe(30);
  });

  it('takes a time that is none for one that has passed', () => {
    const { result } = renderHook(useRemainingSeconds, {
      initialProps: 'soon',
    });
    expect(result.current).toBe(0);
  });
});
