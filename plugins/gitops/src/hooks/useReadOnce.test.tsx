import { act, renderHook, waitFor } from '@testing-library/react';
import { useReadOnce } from './useReadOnce';

describe('useReadOnce', () => {
  it('reads once, keeps the answer while it is read again, and tells a failure', async () => {
    const answers: (string | Error)[] = ['one', new Error('lost'), 'two'];
    const read = jest.fn(async () => {
      const next = answers.shift();
      if (next instanceof Error) throw next;
      return next;
    });
    const { result } = renderHook(() => useReadOnce(read, { key: 'a' }));
    expect(result.current).toMatchObject({ value: undefined, reading: true });
    await waitFor(() => expect(result.current.value).toBe('one'));
    expect(result.current.reading).toBe(false);
    act(() => result.current.retry());
    expect(result.current).toMatchObject({ value: 'one', reading: true });
    await waitFor(() =>
      expect(result.current.failure?.error.message).toBe('lost'),
    );
    expect(result.current.value).toBe('one');
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.value).toBe('two'));
    expect(result.current.failure).toBeUndefined();
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('forgets the answer about something else, and ends its read', async () => {
    const signals: AbortSignal[] = [];
    const read = async (signal: AbortSignal) => {
      signals.push(signal);
      return `answer ${signals.length}`;
    };
    const { result, rerender, unmount } = renderHook(
      ({ key }: { key?: string }) => useReadOnce(read, { key }),
      { initialProps: { key: 'a' as string | undefined } },
    );
    await waitFor(() => expect(result.current.value).toBe('answer 1'));
    rerender({ key: 'b' });
    expect(result.current).toMatchObject({ value: undefined, reading: true });
    expect(signals[0].aborted).toBe(true);
    await waitFor(() => expect(result.current.value).toBe('answer 2'));
    rerender({ key: undefined });
    expect(result.current).toMatchObject({ value: undefined, reading: false });
    unmount();
    expect(signals).toHaveLength(2);
  });
});
