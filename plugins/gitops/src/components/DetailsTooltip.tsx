import { Button, Tooltip, TooltipTrigger } from '@backstage/ui';
import { ReactNode, useState } from 'react';

/**
 * Something that tells more on hover, on focus by keyboard and on a touch.
 */
export function DetailsTooltip(props: {
  /** What is seen; it becomes a button. */
  children: ReactNode;
  details: ReactNode;
  className?: string;
  label?: string;
}) {
  const [open, setOpen] = useState(false);
  const { children, details, className, label } = props;
  return (
    <TooltipTrigger
      isOpen={open}
      onOpenChange={setOpen}
      shouldCloseOnPress={false}
      delay={300}
    >
      <Button
        variant="tertiary"
        size="small"
        className={className}
        aria-label={label}
        onPress={() => setOpen(true)}
      >
        {children}
      </Button>
      <Tooltip>{details}</Tooltip>
    </TooltipTrigger>
  );
}
