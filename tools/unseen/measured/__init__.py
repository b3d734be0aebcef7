"""The half that is only ever measured. Nothing opens it but the measuring, which tells totals and no paper."""
