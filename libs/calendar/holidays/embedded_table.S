// The bytes of holidays.txt and their number, for holiday_table.cc.
        .section .rodata
        .global tandem_holiday_table
        .type   tandem_holiday_table, %object
tandem_holiday_table:
        .incbin TANDEM_HOLIDAY_TABLE
        .size   tandem_holiday_table, . - tandem_holiday_table
.Lend:
        .balign 8
        .global tandem_holiday_table_size
        .type   tandem_holiday_table_size, %object
        .size   tandem_holiday_table_size, 8
tandem_holiday_table_size:
        .quad   .Lend - tandem_holiday_table

// Without this note the linker would make the stack executable.
        .section .note.GNU-stack, "", %progbits
