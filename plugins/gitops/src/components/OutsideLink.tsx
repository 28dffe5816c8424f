import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { selectWebAddress } from './selectWebAddress';

/** A link that leaves Backstage, in a tab of its own; only its text when its address is none for browsers. */
export function OutsideLink(props: {
  href?: string;
  className?: string;
  label?: string;
  children: ReactNode;
}) {
  const { href, className, label, children } = props;
  const address = selectWebAddress(href);
  if (!address) return <span className={className}>{children}</span>;
  return (
    <Link
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className={className}
      aria-label={label}
    >
      {children}
    </Link>
  );
}
