// The bytes of deploy/kafka/topics.json and their number, for topic_file.cc.
        .section .rodata
        .global tandem_topics
        .type   tandem_topics, %object
tandem_topics:
        .incbin TANDEM_TOPICS
        .size   tandem_topics, . - tandem_topics
.Lend:
        .balign 8
        .global tandem_topics_size
        .type   tandem_topics_size, %object
        .size   tandem_topics_size, 8
tandem_topics_size:
        .quad   .Lend - tandem_topics

// Without this note the linker would make the stack executable.
        .section .note.GNU-stack, "", %progbits
