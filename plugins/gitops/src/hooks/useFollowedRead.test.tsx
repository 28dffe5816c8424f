import { TestApiProvider } from '@backstage/test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { useFollowedRead } from './useFollowedRead';

const wrapper = ({ children }: PropsWithChildren<{}>) => (
  <TestApiProvider apis={[]}>{children}</TestApiProvider>
);

describe('useFollowedRead', () => {
  it('keeps what it has while reads fail, and draws nothing anew for an equal answer', async () => {
    let fails = false;
    let draws = 0;
    const read = jest.fn(async () => {
      if (fails) throw new Error('Failed to fetch');
      return { rows: ['aws-eks'] };
    });
    const { result } = renderHook(
      () => {
        draws += 1;
        return useFollowedRead(read, { key: 'one' });
      },
      { wrapper },
    );
    await waitFor(() => expect(result.current.value).toBeDefined());
    const { value } = result.current;
    const drawn = draws;

    await act(async () => result.current.retry());
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    expect(draws).toBe(drawn);

    fails = true;
    await act(async () => result.current.retry());
    await waitFor(() => expect(result.current.failure).toBeDefined());
    expect(result.current.value).toBe(value);

    fails = false;
    await act(async () => result.current.retry());
    await waitFor(() => expect(result.current.failure).toBeUndefined());
    expect(result.current.value).toBe(value);
  });

  it('forgets the answer about one thing when asked about another', async () => {
    const { result, rerender } = renderHook(
      ({ key }) =>
        useFollowedRead(
          () => (key === 'one' ? Promise.resolve(key) : new Promise(() => {})),
          { key },
        ),
      { wrapper, initialProps: { key: 'one' } },
    );
    await waitFor(() => expect(result.current.value).toBe('one'));
    rerender({ key: 'two' });
    expect(result.current.value).toBeUndefined();
  });
});
