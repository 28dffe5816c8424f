import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { useBoardFilter } from './useBoardFilter';

function renderAt(address: string) {
  const wrapper = ({ children }: PropsWithChildren<{}>) => (
    <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
  );
  const { result } = renderHook(
    () => ({ board: useBoardFilter(), query: useLocation().search }),
    { wrapper },
  );
  return result;
}

describe('useBoardFilter', () => {
  it('reads filter and order from the address', () => {
    const { board } = renderAt('/?filter=sync%3Asynced&sort=-version').current;
    expect(board.filter).toBe('sync:synced');
    expect(board.sort).toEqual({ key: 'version', descending: true });
  });

  it('writes them there, leaves other parameters alone, and cleans up', () => {
    const result = renderAt('/?other=1');
    act(() => result.current.board.setFilter('a&b'));
    act(() => result.current.board.toggleSort('health'));
    expect(result.current.query).toBe('?other=1&filter=a%26b&sort=health');
    act(() => result.current.board.toggleSort('health'));
    act(() => result.current.board.setFilter(''));
    expect(result.current.query).toBe('?other=1&sort=-health');
    act(() => result.current.board.toggleSort('health'));
    expect(result.current.query).toBe('?other=1&sort=health');
  });
});
