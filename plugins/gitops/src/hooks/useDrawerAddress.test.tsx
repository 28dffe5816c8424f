import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { useDrawerAddress } from './useDrawerAddress';

it('keeps the drawer in the address, beside the filter, with a way back', () => {
  const wrapper = ({ children }: PropsWithChildren<{}>) => (
    <MemoryRouter initialEntries={['/?filter=gcp']}>{children}</MemoryRouter>
  );
  const { result } = renderHook(
    () => ({
      drawer: useDrawerAddress(),
      query: useLocation().search,
      navigate: useNavigate(),
    }),
    { wrapper },
  );
  expect(result.current.drawer.deployment).toBeUndefined();
  act(() => result.current.drawer.open('argocd:hub:a%2Fb', 'history'));
  expect(result.current.query).toBe(
    '?filter=gcp&deployment=argocd%3Ahub%3Aa%252Fb&tab=history',
  );
  expect(result.current.drawer).toMatchObject({
    deployment: 'argocd:hub:a%2Fb',
    tab: 'history',
  });
  act(() => result.current.navigate(-1));
  expect(result.current.query).toBe('?filter=gcp');
  act(() => result.current.drawer.open('one', 'history'));
  act(() => result.current.drawer.close());
  expect(result.current.query).toBe('?filter=gcp');
});

it('finds the row that a link names by its cluster, and forgets it when closed', () => {
  const wrapper = ({ children }: PropsWithChildren<{}>) => (
    <MemoryRouter initialEntries={['/?cluster=gcp-gke&app=cart']}>
      {children}
    </MemoryRouter>
  );
  const rowOf = (id: string, app: string, cluster: string) => ({
    id,
    app,
    cluster: { name: cluster, labels: {} },
  });
  const { result, rerender } = renderHook(
    ({ rows }: { rows: ReturnType<typeof rowOf>[] }) => ({
      drawer: useDrawerAddress(rows),
      query: useLocation().search,
    }),
    { wrapper, initialProps: { rows: [rowOf('one', 'cart', 'aws-eks')] } },
  );
  expect(result.current.drawer.deployment).toBeUndefined();
  rerender({
    rows: [
      rowOf('two', 'checkout-api', 'gcp-gke'),
      rowOf('three', 'cart', 'gcp-gke'),
    ],
  });
  expect(result.current.drawer.deployment).toBe('three');
  act(() => result.current.drawer.close());
  expect(result.current.drawer.deployment).toBeUndefined();
  expect(result.current.query).toBe('');
});
