import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, JSX, Ref } from 'react';

interface AnchorButtonProps
  extends ButtonProps,
    Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  ref?: Ref<HTMLAnchorElement>;
}

function AnchorButton(props: AnchorButtonProps): JSX.Element {
  return <Button component="a" {...props} />;
}

/** A link that looks like a button. It navigates, and can be opened in another tab. */
export const LinkButton = createLink(AnchorButton);
